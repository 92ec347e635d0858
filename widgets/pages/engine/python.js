/**
 * Python in a page: Pyodide, with the classroom's engine in it or, for the cells of a chapter, the whole package.
 * @typedef {import("./engine.js").NamedFile} NamedFile
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Wheels} Wheels
 * @typedef {(...told: any[]) => void} Progress
 */

import { fetchFile, MissingFile } from "../../host/kit/fetching.js";

/**
 * Open the engine for a page. Gives the function that answers its calls.
 * @param {string} place  the folder with engine.zip and pyodide/
 * @param {string} version
 * @param {string} page  the folder of widgets/pages whose calls.py answers
 * @param {Wheels} [wheels]
 * @returns {Promise<(name: string, given: string, files: NamedFile[], tell: Progress) => Promise<Answer>>}
 */
export async function openPython(place, version, page, wheels) {
  const folder = new URL("pyodide/", place).href;
  const missing = firstMissing();
  const archive = wheels ? undefined : fetchArchive(place, "engine", version);
  const needed = [importModule(`${folder}pyodide.mjs`), archive, importModule(`${folder}pyodide.asm.mjs`)];
  const [{ loadPyodide }, engine] = await Promise.race([missing, Promise.all(needed)]);
  const lock = wheels && { lockFileURL: `${folder}${wheels.lock}` };
  const pyodide = await Promise.race([missing, loadPyodide({ indexURL: folder, ...lock })]);
  const unpack = (/** @type {ArrayBuffer} */ zip) => pyodide.unpackArchive(zip, "zip", { extractDir: "/engine" });
  if (wheels) await loadPackages(pyodide, wheels.packages);
  else unpack(engine);
  pyodide.runPython("import sys; sys.path.insert(0, '/engine')");
  const calls = pyodide.pyimport("widgets.pages.engine.dispatch").PageCalls(page);
  return async (name, given, files, tell) => {
    const library = calls.library_for(name, given);
    if (library) unpack(await fetchArchive(place, library, version));
    await loadPackages(pyodide, JSON.parse(given).packages ?? []);
    const paths = files.map(({ bytes }, number) => {
      pyodide.FS.writeFile(`/in_${number}`, bytes);
      return `/in_${number}`;
    });
    const names = JSON.stringify(files.map((file) => file.name));
    const { result, error, files: made } = JSON.parse(calls.call(name, given, names, JSON.stringify(paths), tell));
    if (error !== undefined) throw new Error(error);
    const read = (/** @type {[string, string]} */ [file, path]) => ({ name: file, bytes: pyodide.FS.readFile(path) });
    return { result, files: made.map(read) };
  };
}

/**
 * Hear of the first file that does not arrive: Pyodide waits for its own for ever.
 * @returns {Promise<never>}
 */
function firstMissing() {
  const { fetch } = globalThis;
  return new Promise((_, reject) => {
    globalThis.fetch = (asked, options) =>
      fetchFile(asked instanceof Request ? asked.url : asked, () => fetch(asked, options)).catch((error) => {
        reject(error);
        throw error;
      });
  });
}

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
function importModule(address) {
  return import(address).catch(() => {
    throw new MissingFile(address);
  });
}

/**
 * Load packages by the hashes of the lock file. Pyodide tells what went wrong, and goes on without.
 * @param {any} pyodide
 * @param {string[]} names
 */
async function loadPackages(pyodide, names) {
  /** @type {string[]} */
  const wrong = [];
  const options = { messageCallback: () => {}, errorCallback: (/** @type {string} */ told) => wrong.push(told) };
  if (names.length) await pyodide.loadPackage(names, options);
  if (wrong.length) throw new Error(wrong.join(" "));
}

/**
 * What is fetched here names what is missing, as Pyodide's own files do: see firstMissing.
 * @param {string} place
 * @param {string} name
 * @param {string} version
 */
async function fetchArchive(place, name, version) {
  return (await fetch(new URL(`${name}.zip?v=${version}`, place))).arrayBuffer();
}

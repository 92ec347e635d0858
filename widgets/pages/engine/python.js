/**
 * Python in a page: Pyodide, with the classroom's engine in it.
 * @typedef {import("./engine.js").NamedFile} NamedFile
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {(doing: string, done: number, of: number) => void} Progress
 */

import { fetchFile, MissingFile } from "../../host/kit/fetching.js";

/**
 * Open the engine for a page. Gives the function that answers its calls.
 * @param {string} place  the folder with engine.zip and pyodide/
 * @param {string} version
 * @param {string} page  the folder of widgets/pages whose calls.py answers
 * @returns {Promise<(name: string, given: string, files: NamedFile[], tell: Progress) => Promise<Answer>>}
 */
export async function openPython(place, version, page) {
  const folder = new URL("pyodide/", place).href;
  const missing = firstMissing();
  const needed = [importModule(`${folder}pyodide.mjs`), fetchArchive(place, "engine", version), importModule(`${folder}pyodide.asm.mjs`)];
  const [{ loadPyodide }, archive] = await Promise.race([missing, Promise.all(needed)]);
  const pyodide = await Promise.race([missing, loadPyodide({ indexURL: folder })]);
  const unpack = (/** @type {ArrayBuffer} */ zip) => pyodide.unpackArchive(zip, "zip", { extractDir: "/engine" });
  unpack(archive);
  pyodide.runPython("import sys; sys.path.insert(0, '/engine')");
  const calls = pyodide.pyimport("widgets.pages.engine.dispatch").PageCalls(page);
  return async (name, given, files, tell) => {
    const library = calls.library_for(name, given);
    if (library) unpack(await fetchArchive(place, library, version));
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
 * What is fetched here names what is missing, as Pyodide's own files do: see firstMissing.
 * @param {string} place
 * @param {string} name
 * @param {string} version
 */
async function fetchArchive(place, name, version) {
  return (await fetch(new URL(`${name}.zip?v=${version}`, place))).arrayBuffer();
}

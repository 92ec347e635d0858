/**
 * Python in a page: Pyodide, with the classroom's engine in it.
 * @typedef {import("./engine.js").NamedFile} NamedFile
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {(doing: string, done: number, of: number) => void} Progress
 */

/**
 * Open the engine for a page. Gives the function that answers its calls.
 * @param {string} place  the folder with engine.zip and pyodide/
 * @param {string} version
 * @param {string} page  the folder of widgets/pages whose calls.py answers
 * @returns {Promise<(name: string, given: string, files: NamedFile[], tell: Progress) => Promise<Answer>>}
 */
export async function openPython(place, version, page) {
  const address = new URL("pyodide/pyodide.mjs", place).href;
  const archive = fetchArchive(place, "engine", version);
  const { loadPyodide } = await import(address);
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", place).href });
  const unpack = (/** @type {ArrayBuffer} */ zip) => pyodide.unpackArchive(zip, "zip", { extractDir: "/engine" });
  unpack(await archive);
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
    if (error !== undefined) throw new Refusal(error);
    const read = (/** @type {[string, string]} */ [file, path]) => ({ name: file, bytes: pyodide.FS.readFile(path) });
    return { result, files: made.map(read) };
  };
}

/** What the engine says about what it was given. */
export class Refusal extends Error {}

/**
 * @param {string} place
 * @param {string} name
 * @param {string} version
 */
async function fetchArchive(place, name, version) {
  return (await fetch(new URL(`${name}.zip?v=${version}`, place))).arrayBuffer();
}

/** Runs the classroom's Python beside the page. It gets files and gives files; it has no network of its own to use. */

/** @type {Promise<any> | undefined} */
let door;

/**
 * @param {string} place
 * @param {string} version
 */
async function open(place, version) {
  const address = new URL("pyodide/pyodide.mjs", place).href;
  const archive = fetch(new URL(`engine.zip?v=${version}`, place)).then((response) => response.arrayBuffer());
  const { loadPyodide } = await import(address);
  const pyodide = await loadPyodide({ indexURL: new URL("pyodide/", place).href });
  pyodide.unpackArchive(await archive, "zip", { extractDir: "/engine" });
  pyodide.runPython("import sys; sys.path.insert(0, '/engine')");
  return { pyodide, page: pyodide.pyimport("widgets.classroom.page"), place, version };
}

/**
 * A package that needs another library brings it along only then.
 * @param {any} opened
 * @param {string} name
 */
async function addLibrary({ pyodide, place, version }, name) {
  const response = await fetch(new URL(`${name}.zip?v=${version}`, place));
  pyodide.unpackArchive(await response.arrayBuffer(), "zip", { extractDir: "/engine" });
}

/**
 * @param {any} opened
 * @param {{ id: number, name: string, given: string, files: { name: string, bytes: Uint8Array }[] }} asked
 */
async function answer(opened, { id, name, given, files }) {
  const { pyodide, page } = opened;
  const needed = page.library_for(name, given);
  if (needed) await addLibrary(opened, needed);
  const paths = files.map(({ bytes }, number) => {
    pyodide.FS.writeFile(`/in_${number}`, bytes);
    return `/in_${number}`;
  });
  const names = JSON.stringify(files.map((file) => file.name));
  const tell = (/** @type {number} */ done, /** @type {number} */ of) => postMessage({ id, progress: [done, of] });
  const told = JSON.parse(page.call(name, given, names, JSON.stringify(paths), tell));
  if (told.error !== undefined) return postMessage({ id, error: told.error });
  const out = told.files.map((/** @type {[string, string]} */ [fileName, path]) => ({
    name: fileName,
    bytes: pyodide.FS.readFile(path),
  }));
  return postMessage({ id, result: told.result, files: out });
}

addEventListener("message", async ({ data }) => {
  if (data.place) {
    door = open(data.place, data.version);
    return;
  }
  try {
    await answer(await door, data);
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});

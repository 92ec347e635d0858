/** Runs Python beside a page. It gets files and gives files. */

import { openPython } from "./python.js";

/** @type {ReturnType<typeof openPython> | undefined} */
let ready;

addEventListener("message", async ({ data }) => {
  if (data.place) {
    ready = openPython(data.place, data.version, data.page, data.wheels);
    ready.catch((error) => postMessage({ lost: describe(error) }));
    return;
  }
  const { id, name, given, files } = data;
  const tell = (/** @type {any[]} */ ...progress) => postMessage({ id, progress });
  try {
    const answer = await /** @type {NonNullable<typeof ready>} */ (ready);
    postMessage({ id, ...(await answer(name, given, files, tell)) });
  } catch (error) {
    postMessage({ id, error: describe(error) });
  }
});

/**
 * Say what is wrong; what is thrown within Python's machinery is not always an error, nor has it always words.
 * @param {any} error
 */
function describe(error) {
  return error?.message || error?.name || String(error);
}

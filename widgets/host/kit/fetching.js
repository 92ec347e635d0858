/** What a page fetches has arrived whole, or is named: the error page of a server is no file. */

/** A file that did not arrive; the message is its name, and why. */
export class MissingFile extends Error {
  /**
   * @param {string} address
   * @param {unknown} [reason]
   */
  constructor(address, reason) {
    const name = address.replace(/[?#].*$/, "").split("/").at(-1);
    super(reason === undefined ? name : `${name}: ${reason}`);
  }
}

/**
 * Fetch a file.
 * @param {URL | string} address
 * @param {() => Promise<Response>} [send]  how, if not in the usual way
 */
export async function fetchFile(address, send = () => fetch(address)) {
  const response = await send().catch((error) => {
    throw new MissingFile(String(address), error.message);
  });
  if (!response.ok) throw new MissingFile(String(address), response.status);
  return response;
}

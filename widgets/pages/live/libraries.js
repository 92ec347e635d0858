/** Fetches libraries from another host, each by its hash, so that the notebook finds them in the browser's own store. */

/** A file that did not come whole. */
export class NotFetched extends Error {
  /**
   * @param {string} address
   * @param {string} problem
   */
  constructor(address, problem) {
    super(problem);
    this.file = address.split("/").at(-1);
  }
}

/**
 * Fetch them one after the other.
 * @param {Record<string, string>} files  address to SHA-256, as hexadecimal digits
 * @param {(done: number, all: number) => void} tell
 * @param {AbortSignal} signal
 */
export async function fetchLibraries(files, tell, signal) {
  const all = Object.entries(files);
  for (const [place, [address, digest]] of all.entries()) {
    tell(place, all.length);
    const response = await fetch(address, { integrity: `sha256-${toBase64(digest)}`, signal }).catch((error) => {
      if (signal.aborted) throw error;
      throw new NotFetched(address, error.message);
    });
    if (!response.ok) throw new NotFetched(address, String(response.status));
    await response.arrayBuffer();
  }
  tell(all.length, all.length);
}

/**
 * Write a digest as the browser wants it.
 * @param {string} digest
 */
export function toBase64(digest) {
  const bytes = digest.match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map((pair) => parseInt(pair, 16))));
}

/**
 * The instructor's engine on a page: the same Python as in the command, in a worker of its own.
 * It starts when it is first asked, or when told to; nothing of what it works on leaves the device.
 * @typedef {{ name: string, bytes: Uint8Array }} NamedFile
 * @typedef {{ result: any, files: NamedFile[] }} Answer
 * @typedef {{ lock: string, packages: string[] }} Wheels  Python from wheels: the lock file beside Pyodide, and what is loaded first
 */

const WORKER = "worker.js";

/** Something that the engine says about what it was given. */
export class EngineError extends Error {}

export class Engine {
  /**
   * @param {URL} place  the folder with engine.zip and pyodide/
   * @param {string} version
   * @param {string} page  the folder of widgets/pages whose calls.py answers
   * @param {(...told: any[]) => void} onProgress
   * @param {Wheels} [wheels]  in the place of engine.zip, for a page that works with the whole package
   */
  constructor(place, version, page, onProgress = () => {}, wheels = undefined) {
    this.about = { place: place.href, version, page, wheels };
    this.onProgress = onProgress;
    /** The language of what is written, where a call asks for no other. */
    this.language = "en";
    /** @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
    this.waiting = new Map();
    this.asked = 0;
  }

  /** Begin to load, if that has not begun. */
  start() {
    if (this.worker) return this.worker;
    this.worker = new Worker(new URL(WORKER, import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }) => this.hear(data));
    // A worker that did not arrive has no message.
    this.worker.addEventListener("error", ({ message }) => this.fail(message || WORKER));
    this.worker.postMessage(this.about);
    return this.worker;
  }

  /**
   * @param {{ id: number, result?: any, files?: NamedFile[], error?: string, progress?: any[], lost?: string }} data
   */
  hear({ id, result, files, error, progress, lost }) {
    if (lost !== undefined) return this.fail(lost);
    if (progress) return this.onProgress(...progress);
    const asker = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) asker?.resolve({ result, files: files ?? [] });
    else asker?.reject(new EngineError(error));
  }

  /**
   * Give up the worker; the next call starts another.
   * @param {string} message
   */
  fail(message) {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }

  /**
   * Ask for one thing by its name in the page's calls.py.
   * @param {string} name
   * @param {Record<string, any>} [given]
   * @param {NamedFile[]} [files]
   * @returns {Promise<Answer>}
   */
  call(name, given = {}, files = []) {
    const id = ++this.asked;
    const worker = this.start();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, given: JSON.stringify({ language: this.language, ...given }), files });
    });
  }
}

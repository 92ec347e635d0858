/**
 * Keeps the book on the device of a reader who asked for it. Workbox fetches an edition file by file, each by its digest,
 * and the worker takes over once all have arrived and no page of the edition before is open: no reader gets of both.
 * @typedef {[place: string, bytes: number, digest: string]} KeptFile  the digest: SHA-256 in base64
 * @typedef {{ name: string, book: KeptFile[], tools: KeptFile[] }} Edition
 */

/**
 * @param {Edition} edition
 */
function keepBook(edition) {
  const worker = /** @type {any} */ (globalThis);
  const { core, precaching, routing } = worker.workbox;
  // The reader's choice stands in the worker's address, where a later edition of the worker finds it, too.
  const tools = new URL(worker.location.href).searchParams.has("tools");
  const files = tools ? [...edition.book, ...edition.tools] : edition.book;
  const bytes = new Map(files.map(([place, size]) => [new URL(place, worker.location.href).href, size]));
  const all = files.reduce((sum, [, size]) => sum + size, 0);
  let done = 0;
  let stopped = false;

  /** Tell every page of the book, also those that this worker does not serve. */
  const tell = async (/** @type {Record<string, unknown>} */ more = {}) => {
    const pages = await worker.clients.matchAll({ includeUncontrolled: true });
    for (const page of pages) page.postMessage({ keeping: edition.name, done, all, ...more });
  };
  const plugin = {
    async requestWillFetch(/** @type {{ event: Event, request: Request }} */ { event, request }) {
      if (stopped && event.type === "install") throw new Error("the reader has stopped it");
      return request;
    },
    /** What is not here later on (it has been removed) is fetched, but not stored again. */
    async cacheWillUpdate(/** @type {{ event: Event, response: Response }} */ { event, response }) {
      return event.type === "install" && response.ok ? response : null;
    },
    async handlerDidComplete(/** @type {{ event: Event, request: Request, response?: Response }} */ { event, request, response }) {
      if (event.type !== "install" || !response) return; // Workbox says so of what failed, too
      done += bytes.get(request.url) ?? 0;
      await tell();
    },
    async handlerDidError(/** @type {{ event: Event, request: Request, error: Error }} */ { event, request, error }) {
      if (event.type !== "install" || stopped) return;
      const problem = error.name === "QuotaExceededError" ? "full" : "missing";
      await tell({ problem, file: new URL(request.url).pathname.split("/").pop(), size: bytes.get(request.url) });
    },
  };

  core.setCacheNameDetails({ prefix: "psychotherapy-relationship", precache: "kept", suffix: worker.registration.scope });
  const controller = new precaching.PrecacheController({ plugins: [plugin] });
  controller.precache(
    files.map(([url, , digest]) => ({ url, revision: digest.replace(/\W/g, "").slice(0, 16), integrity: `sha256-${digest}` })),
  );
  // A search, or the version in a style sheet's address, asks for the same file.
  routing.registerRoute(new precaching.PrecacheRoute(controller, { ignoreURLParametersMatching: [/./], cleanURLs: false }));
  worker.addEventListener("message", (/** @type {MessageEvent} */ { data, ports }) => {
    if (data === "edition") ports[0]?.postMessage({ name: edition.name, bytes: all, tools });
    if (data === "stop") stopped = true;
  });
}

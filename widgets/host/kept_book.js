/**
 * The book that this browser keeps for reading without a net: a worker of ours, and what it has stored.
 * @typedef {{ name: string, bytes: number, tools: boolean }} KeptEdition
 */

/** As service_worker.js and Workbox name it; the scope comes behind it. */
const CACHE = "psychotherapy-relationship-kept-";
const WORKER = "service_worker.js";

/** The address of the book's folder: other sites may have the same host. */
export function bookAddress() {
  return new URL(String(document.documentElement.dataset.content_root), document.baseURI).href;
}

/** Whether this browser lets the book be kept: not in a private window of some, nor at an address that begins with http. */
export function canKeep() {
  return "serviceWorker" in navigator && "caches" in globalThis;
}

/** What this browser has registered for the book; nothing until a reader asks for it. */
export async function findRegistration() {
  const registrations = canKeep() ? await navigator.serviceWorker.getRegistrations().catch(() => []) : [];
  return registrations.find(({ scope }) => scope === bookAddress());
}

/** Whether there is a part of a book from a try that came to no end. */
export async function hasStored() {
  return canKeep() && caches.has(CACHE + bookAddress());
}

/**
 * Ask a worker which edition it keeps.
 * @param {ServiceWorker} worker
 * @returns {Promise<KeptEdition>}
 */
export function askEdition(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("edition", [port2]);
  });
}

/**
 * Begin to keep the book, or go on where an earlier try ended.
 * @param {boolean} tools  the instructors' tools, too
 */
export function keepBook(tools) {
  const scope = bookAddress();
  return navigator.serviceWorker.register(`${scope}${WORKER}${tools ? "?tools" : ""}`, { scope, updateViaCache: "none" });
}

/**
 * Let a worker fetch no more, and wait until it has given up, or was done before.
 * @param {ServiceWorker} worker
 */
function stop(worker) {
  return new Promise((resolve) => {
    worker.addEventListener("statechange", resolve, { once: true });
    worker.postMessage("stop");
  });
}

/** Remove the kept book. Says whether there was one, or a part of it. */
export async function removeKeptBook() {
  const registration = await findRegistration();
  if (registration?.installing) await stop(registration.installing);
  await registration?.unregister();
  const stored = canKeep() && (await caches.delete(CACHE + bookAddress()));
  return stored || registration !== undefined;
}

/** Sound that a reader has recorded and kept: in a database of this browser, by the name of what it belongs to. */

const DATABASE = "psychotherapy-relationship:sounds";
const STORE = "sounds";

/**
 * Keep a sound. It fails with the browser's own reason, such as QuotaExceededError.
 * @param {string} name
 * @param {Blob} sound
 */
export async function keepSound(name, sound) {
  const database = await open(true);
  if (!database) throw new DOMException("there is no database", "NotFoundError");
  await ask(database, "readwrite", (store) => [store.put(sound, name)]);
}

/**
 * Find the sounds whose names begin so; none where nothing can be kept.
 * @param {string} beginning
 * @returns {Promise<Map<string, Blob>>}
 */
export async function findSounds(beginning) {
  const database = await open(false).catch(() => undefined);
  if (!database) return new Map();
  const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`);
  const [names, sounds] = await ask(database, "readonly", (store) => [store.getAllKeys(range), store.getAll(range)]);
  return new Map(names.map((/** @type {string} */ name, /** @type {number} */ place) => [name, sounds[place]]));
}

/**
 * Delete a sound.
 * @param {string} name
 */
export async function deleteSound(name) {
  const database = await open(false);
  if (database) await ask(database, "readwrite", (store) => [store.delete(name)]);
}

/**
 * Delete every sound, and the database. Says how many there were.
 * @returns {Promise<number>}
 */
export async function deleteAllSounds() {
  const database = await open(false);
  if (!database) return 0;
  const [count] = await ask(database, "readwrite", (store) => [store.count(), store.clear()]);
  indexedDB.deleteDatabase(DATABASE); // empty by now; where another tab has it open, it goes once that closes
  return count;
}

/**
 * Open the database; undefined where there is none and none is to be made: looking for sounds leaves no trace.
 * @param {boolean} make
 * @returns {Promise<IDBDatabase | undefined>}
 */
function open(make) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE);
    opening.onupgradeneeded = () => (make ? opening.result.createObjectStore(STORE) : opening.transaction?.abort());
    opening.onerror = () => (opening.error?.name === "AbortError" ? resolve(undefined) : reject(opening.error));
    opening.onsuccess = () => resolve(opening.result);
  });
}

/**
 * Ask for what is wanted at once, and close, so that no other tab has to wait. Gives an answer to each.
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest[]} requests
 * @returns {Promise<any[]>}
 */
function ask(database, mode, requests) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const asked = requests(transaction.objectStore(STORE));
    const end = (/** @type {() => void} */ tell) => () => {
      database.close();
      tell();
    };
    transaction.oncomplete = end(() => resolve(asked.map(({ result }) => result)));
    transaction.onabort = end(() => reject(transaction.error ?? asked.find(({ error }) => error)?.error));
  });
}

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
  await ask(database, "readwrite", (store) => store.put(sound, name));
}

/**
 * Find the sounds whose names begin so; none where nothing can be kept.
 * @param {string} beginning
 * @returns {Promise<Map<string, Blob>>}
 */
export async function findSounds(beginning) {
  const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`);
  const read = async (/** @type {(store: IDBObjectStore) => IDBRequest} */ request) => {
    const database = await open(false).catch(() => undefined);
    return database ? ask(database, "readonly", request) : [];
  };
  const names = await read((store) => store.getAllKeys(range));
  const sounds = await read((store) => store.getAll(range));
  return new Map(names.map((/** @type {string} */ name, /** @type {number} */ place) => [name, sounds[place]]));
}

/**
 * Delete a sound.
 * @param {string} name
 */
export async function deleteSound(name) {
  const database = await open(false);
  if (database) await ask(database, "readwrite", (store) => store.delete(name));
}

/**
 * Delete every sound, and the database. Says how many there were.
 * @returns {Promise<number>}
 */
export async function deleteAllSounds() {
  const database = await open(false);
  if (!database) return 0;
  const count = await ask(database, "readwrite", (store) => {
    const counting = store.count();
    store.clear();
    return counting;
  });
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
 * Ask one thing and close, so that no other tab has to wait.
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} request
 * @returns {Promise<any>}
 */
function ask(database, mode, request) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const asked = request(transaction.objectStore(STORE));
    const end = (/** @type {() => void} */ tell) => () => {
      database.close();
      tell();
    };
    transaction.oncomplete = end(() => resolve(asked.result));
    transaction.onabort = end(() => reject(transaction.error ?? asked.error));
  });
}

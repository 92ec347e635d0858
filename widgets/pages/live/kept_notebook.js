/**
 * The notebook that a reader has changed, where JupyterLite keeps it: in the browser's database, by its path.
 * @typedef {{ date: Date, release: string }} Kept  when it was changed, and the release of the book that it was made for
 */

const FILES = "files";
const CHECKPOINTS = "checkpoints";
const RELEASE = "psychotherapy-relationship";

/**
 * The name of JupyterLite's database for the notebooks of a folder.
 * @param {URL} folder
 */
function databaseName(folder) {
  return `JupyterLite Storage - ${folder.pathname}`;
}

/**
 * Delete whatever was changed in any notebook, and all that was set in their menus.
 * @param {URL} folder  where the notebooks are run
 * @returns {Promise<boolean>}  whether it is gone; one that is open in another tab is not
 */
export function deleteAllKept(folder) {
  return new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(databaseName(folder));
    deleting.onsuccess = () => resolve(true);
    deleting.onerror = deleting.onblocked = () => resolve(false);
  });
}

/**
 * Find the notebook of a chapter; undefined if the reader has not changed it.
 * @param {string} chapter
 * @returns {Promise<Kept | undefined>}
 */
export async function findKept(chapter) {
  const database = await openDatabase();
  if (!database) return undefined;
  try {
    const kept = await ask(database, FILES, "readonly", (store) => store.get(`${chapter}.ipynb`));
    if (!kept) return undefined;
    return { date: new Date(kept.last_modified), release: String(kept.content?.metadata?.[RELEASE]?.release ?? "") };
  } finally {
    database.close();
  }
}

/**
 * Delete the notebook of a chapter, so that the book's is there again.
 * @param {string} chapter
 */
export async function deleteKept(chapter) {
  const database = await openDatabase();
  if (!database) return;
  try {
    for (const name of [FILES, CHECKPOINTS]) {
      if (database.objectStoreNames.contains(name)) await ask(database, name, "readwrite", (store) => store.delete(`${chapter}.ipynb`));
    }
  } finally {
    database.close();
  }
}

/**
 * Open the database; undefined where there is none: looking for it must not make one.
 * @returns {Promise<IDBDatabase | undefined>}
 */
function openDatabase() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName(new URL("./", document.baseURI)));
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => (opening.error?.name === "AbortError" ? resolve(undefined) : reject(opening.error));
    opening.onsuccess = () => {
      const database = opening.result;
      if (database.objectStoreNames.contains(FILES)) return resolve(database);
      database.close();
      resolve(undefined);
    };
  });
}

/**
 * @param {IDBDatabase} database
 * @param {string} name
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} request
 * @returns {Promise<any>}
 */
function ask(database, name, mode, request) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const asked = request(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

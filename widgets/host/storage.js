/** What this device keeps of a reader's own state, in an envelope that says who wrote it. */

const PREFIX = "psychotherapy-relationship:";
const ENVELOPE_VERSION = 1;

/**
 * @typedef {{ found: "nothing" }
 *   | { found: "state", state: any }
 *   | { found: "unreadable", reason: "not_json" | "not_ours", text: string }} StoredState
 */

/**
 * The full name under which a widget keeps its state.
 * @param {string} name
 */
export function storageKey(name) {
  return PREFIX + name;
}

/**
 * Whether a change of the storage may be one of what is kept under a name; all was deleted where it names no key.
 * @param {string | null} key
 * @param {string} name
 */
export function concerns(key, name) {
  return key === null || key === storageKey(name);
}

/**
 * Understand a kept text, or say why not.
 * @param {string | null} text
 * @param {string} widget
 * @returns {StoredState}
 */
export function parseEnvelope(text, widget) {
  if (text === null) return { found: "nothing" };
  let envelope;
  try {
    envelope = JSON.parse(text);
  } catch {
    return { found: "unreadable", reason: "not_json", text };
  }
  const ours = envelope?.version === ENVELOPE_VERSION && envelope.widget === widget && typeof envelope.state === "object";
  return ours && envelope.state ? { found: "state", state: envelope.state } : { found: "unreadable", reason: "not_ours", text };
}

/**
 * Read what this device has kept; a storage that is switched off has kept nothing.
 * @param {string} name
 * @param {string} widget
 * @returns {StoredState}
 */
export function loadState(name, widget) {
  return parseEnvelope(readItem(storageKey(name)), widget);
}

/**
 * Save a state. Says whether the browser did.
 * @param {string} name
 * @param {string} widget
 * @param {unknown} state
 */
export function saveState(name, widget, state) {
  return writeItem(storageKey(name), JSON.stringify({ version: ENVELOPE_VERSION, widget, state }));
}

/**
 * Put a text that could not be read where it does no harm and is not lost. Gives its key.
 * @param {string} name
 * @param {string} text
 */
export function quarantine(name, text) {
  const key = `${storageKey(name)}:unreadable`;
  writeItem(key, text);
  return key;
}

/**
 * The names that begin so under which something is kept; none if the storage is switched off.
 * @param {string} beginning
 */
export function storedNames(beginning) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(storageKey(beginning))).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/**
 * What this browser has stored under a key; nothing if its storage is switched off.
 * @param {string} key
 */
export function readItem(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Store a text under a key, or clear the key. Says whether the browser did.
 * @param {string} key
 * @param {string | null} text
 */
export function writeItem(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

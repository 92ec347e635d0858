/**
 * Where a reader's own state comes from: this device's storage, in an envelope that says who wrote it, and a
 * link, which carries parameters behind the # that no browser sends to a server: #open=NAME&v=1&goal_1=4
 */

const PREFIX = "psychotherapy-relationship:";
const ENVELOPE_VERSION = 1;
const LINK_VERSION = "1";

/**
 * @typedef {{ found: "nothing" }
 *   | { found: "state", state: any }
 *   | { found: "unreadable", reason: "not_json" | "not_ours", text: string }} Kept
 */

/**
 * The full name under which a widget keeps its state.
 * @param {string} name
 */
export function placeOf(name) {
  return PREFIX + name;
}

/**
 * Understand a kept text, or say why not.
 * @param {string | null} text
 * @param {string} widget
 * @returns {Kept}
 */
export function readEnvelope(text, widget) {
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
 * @returns {Kept}
 */
export function readKept(name, widget) {
  return readEnvelope(stored(placeOf(name)), widget);
}

/**
 * Keep a state. Says whether the browser did.
 * @param {string} name
 * @param {string} widget
 * @param {unknown} state
 */
export function keep(name, widget, state) {
  return store(placeOf(name), JSON.stringify({ version: ENVELOPE_VERSION, widget, state }));
}

/**
 * Put a text that could not be read where it does no harm and is not lost. Gives the place.
 * @param {string} name
 * @param {string} text
 */
export function setAside(name, text) {
  const place = `${placeOf(name)}:unreadable`;
  store(place, text);
  return place;
}

/**
 * What this browser has stored in a place; nothing if its storage is switched off.
 * @param {string} place
 */
export function stored(place) {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/**
 * Store a text in a place, or clear the place. Says whether the browser did.
 * @param {string} place
 * @param {string | null} text
 */
export function store(place, text) {
  try {
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Read the link by which this page was opened; null if it opens no widget.
 * @param {string} hash
 * @returns {{ name: string, version: string, readable: boolean, parameters: Record<string, string> } | null}
 */
export function readLink(hash) {
  const { open, v, ...parameters } = Object.fromEntries(new URLSearchParams(hash.replace(/^#/, "")));
  return open === undefined ? null : { name: open, version: v ?? "", readable: v === LINK_VERSION, parameters };
}

/**
 * Write a link to this page that opens a widget in a state.
 * @param {string} name
 * @param {Record<string, string>} parameters
 */
export function writeLink(name, parameters) {
  const address = new URL(location.href);
  address.hash = new URLSearchParams({ open: name, v: LINK_VERSION, ...parameters }).toString();
  return address.href;
}

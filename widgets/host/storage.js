/** What a reader answers is kept under one name on this device, in an envelope that says who wrote it. */

const PREFIX = "psychotherapy-relationship:";
const VERSION = 1;

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
  const ours = envelope?.version === VERSION && envelope.widget === widget && typeof envelope.state === "object";
  return ours && envelope.state ? { found: "state", state: envelope.state } : { found: "unreadable", reason: "not_ours", text };
}

/**
 * Read what this device has kept; a storage that is switched off has kept nothing.
 * @param {string} name
 * @param {string} widget
 * @returns {Kept}
 */
export function readKept(name, widget) {
  try {
    return readEnvelope(localStorage.getItem(placeOf(name)), widget);
  } catch {
    return { found: "nothing" };
  }
}

/**
 * Keep a state. Says whether the browser did.
 * @param {string} name
 * @param {string} widget
 * @param {unknown} state
 */
export function keep(name, widget, state) {
  return write(placeOf(name), JSON.stringify({ version: VERSION, widget, state }));
}

/**
 * Put a text that could not be read where it does no harm and is not lost. Gives the place.
 * @param {string} name
 * @param {string} text
 */
export function setAside(name, text) {
  const place = `${placeOf(name)}:unreadable`;
  write(place, text);
  return place;
}

/**
 * @param {string} place
 * @param {string} text
 */
function write(place, text) {
  try {
    localStorage.setItem(place, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The figures, the sentence and the table of an explorer, in their places.
 * @typedef {import("./figures.js").Figures} Figures
 */

import { spokenParts } from "../host/kit/aloud.js";
import { formatValue } from "../host/kit/numbers.js";

/**
 * Show what follows from a move; of all of it the sentence alone is announced.
 * @param {HTMLElement} el
 * @param {Figures} figures
 * @param {import("../host/kit/aloud.js").Aloud} aloud
 */
export function showFigures(el, { readouts, sentence }, aloud) {
  for (const { name, number, text } of readouts) {
    const place = /** @type {HTMLElement} */ (el.querySelector(`[data-readout="${name}"]`));
    place.textContent = text;
    place.dataset.value = String(number);
  }
  const place = /** @type {HTMLElement} */ (el.querySelector("[data-slot=sentence]"));
  if (place.textContent === sentence) return;
  place.textContent = sentence;
  aloud.say(() => spokenParts(place));
}

/**
 * Show some rows of the data, evenly picked.
 * @param {HTMLElement} el
 * @param {Record<string, any>[]} data
 * @param {import("./state.js").Definition["table"]} table
 */
export function showRows(el, data, { fields, rows }) {
  const step = Math.max(1, Math.ceil(data.length / rows));
  const lines = data.filter((_, number) => number % step === 0);
  const place = /** @type {HTMLElement} */ (el.querySelector("[data-slot=rows]"));
  place.replaceChildren(...lines.map((datum) => tableRow(datum, fields)));
}

/**
 * @param {Record<string, any>} datum
 * @param {string[]} fields
 */
function tableRow(datum, fields) {
  const line = document.createElement("tr");
  for (const field of fields) {
    const cell = line.insertCell();
    cell.textContent = cellText(datum[field]);
    if (typeof datum[field] === "number") cell.dir = "ltr"; // else its minus would stand behind it where one reads from the right
  }
  return line;
}

/**
 * @param {unknown} value
 */
function cellText(value) {
  return typeof value === "number" ? formatValue(value, Number.isInteger(value) ? ".0f" : ".2f") : String(value ?? "");
}

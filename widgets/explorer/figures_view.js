/**
 * The figures, the sentence and the table of an explorer, in their places.
 * @typedef {import("./figures.js").Figures} Figures
 */

import { formatValue } from "../host/kit/numbers.js";

/**
 * @param {HTMLElement} el
 * @param {Figures} figures
 */
export function showFigures(el, { readouts, sentence }) {
  for (const { name, number, text } of readouts) {
    const output = /** @type {HTMLElement} */ (el.querySelector(`[data-readout="${name}"]`));
    output.textContent = text;
    output.dataset.value = String(number);
  }
  /** @type {HTMLElement} */ (el.querySelector("[data-slot=sentence]")).textContent = sentence;
}

/**
 * Show some rows of the data, evenly picked.
 * @param {HTMLElement} el
 * @param {Record<string, any>[]} data
 * @param {import("./state.js").Definition["table"]} table
 */
export function showRows(el, data, { columns, rows }) {
  const step = Math.max(1, Math.ceil(data.length / rows));
  const lines = data.filter((_, number) => number % step === 0);
  const place = /** @type {HTMLElement} */ (el.querySelector("[data-slot=rows]"));
  place.replaceChildren(...lines.map((datum) => tableRow(datum, Object.keys(columns))));
}

/**
 * @param {Record<string, any>} datum
 * @param {string[]} fields
 */
function tableRow(datum, fields) {
  const line = document.createElement("tr");
  for (const field of fields) line.insertCell().textContent = cellText(datum[field]);
  return line;
}

/**
 * @param {unknown} value
 */
function cellText(value) {
  return typeof value === "number" ? formatValue(value, Number.isInteger(value) ? ".0f" : ".2f") : String(value ?? "");
}

/** One row of the table of students, and its head: points where there are some, and a word where there are none. */

import { make } from "../../host/kit/dom.js";
import { inEnglish } from "../../host/kit/in_english.js";
import { formatNumber, withMark } from "../../host/kit/numbers.js";
import { foreign, makeButton } from "./elements.js";

/**
 * @typedef {import("./calls.js").Row} Row
 * @typedef {import("./calls.js").Grades["items"]} Items
 * @typedef {import("./elements.js").Words} Words
 */

/**
 * @param {Items} items
 * @param {{ column: string, descending: boolean }} sorting
 * @param {Words} words
 */
export function headCells(items, { column, descending }, words) {
  const head = (/** @type {string} */ name, /** @type {(string | Node)[]} */ ...label) => {
    const button = makeButton("", { "data-sort": name });
    button.append(...label);
    const sorted = name === column ? (descending ? "descending" : "ascending") : "none";
    return make("th", { scope: "col", "aria-sort": sorted }, button);
  };
  const numbered = items.map(({ id, title, dropped }, place) => {
    const note = dropped ? [make("span", { class: "gradebook__note" }, ` ${words.dropped}`)] : [];
    return head(id, String(place + 1), make("span", { class: "gradebook__unseen", ...inEnglish(words) }, ` ${title}`), ...note);
  });
  const named = ["name", "code", "status", "total"].map((name) => head(name, words[`column_${name}`]));
  return [...named, ...numbered, head("problems", words.column_problems)];
}

/**
 * @param {Row} row
 * @param {Items} items
 * @param {Words} words
 */
export function rowCells(row, items, words) {
  return [
    nameCell(row, words),
    make("td", {}, foreign(row.code, "gradebook__code")),
    make("td", { class: "gradebook__status" }, words[`status_${row.status}`]),
    totalCell(row, words),
    ...items.map((_, place) => itemCell(row.cells[place], words)),
    make("td", { class: "gradebook__number" }, row.problems > 0 ? String(row.problems) : ""),
  ];
}

/**
 * @param {Row} row
 * @param {Words} words
 */
function nameCell(row, words) {
  const button = makeButton("", { "data-student": row.key, "aria-expanded": "false" });
  button.append(foreign(row.name || row.code || row.key));
  const notes = [...(row.stranger ? [words.not_on_list] : []), ...row.notes];
  return make("th", { scope: "row" }, button, ...notes.map((note) => make("span", { class: "gradebook__note" }, note)));
}

/**
 * @param {Row} row
 * @param {Words} words
 */
function totalCell({ total, out_of, status }, words) {
  const attributes = { class: "gradebook__number" };
  if (total === null) {
    const reason = make("span", { class: "gradebook__unseen" }, ` ${words[`status_${status}`]}`);
    return make("td", { ...attributes, title: words[`status_${status}`] }, words.no_points, reason);
  }
  return make("td", attributes, make("strong", {}, points(total, words)), ` / ${points(out_of, words)}`);
}

/**
 * @param {Row["cells"][number]} cell
 * @param {Words} words
 */
function itemCell(cell, words) {
  if (cell === null) return make("td", { class: "gradebook__number" }, words.no_points);
  const [status, given, decided] = cell;
  if (given === null) return make("td", { class: "gradebook__why" }, words[`cell_${status}`]);
  const told = decided ? [make("span", { title: words.decided }, "*", make("span", { class: "gradebook__unseen" }, ` ${words.decided}`))] : [];
  return make("td", { class: "gradebook__number" }, points(given, words), ...told);
}

/**
 * Write points with at most two decimals, as the files of grades do.
 * @param {number} value
 * @param {Words} words
 */
export function points(value, words) {
  return withMark(formatNumber(Math.round(Number((value * 100).toFixed(7))) / 100), words);
}

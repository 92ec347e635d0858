/** How far the class is, beside the links to the parts of the page. */

import { fill } from "../../host/kit/text.js";
import { find, many } from "./elements.js";

/** Of an answer that a person has to look at. */
const WAITING = ["awaiting", "unreadable"];

/**
 * How many answers wait for a person.
 * @param {import("./calls.js").Row[]} rows
 */
export function countWaiting(rows) {
  return rows.flatMap(({ cells }) => cells).filter((cell) => cell !== null && WAITING.includes(cell[0])).length;
}

/**
 * @param {HTMLElement} el
 * @param {import("./elements.js").Words} words
 * @param {import("./calls.js").Grades} grades
 */
export function showOverview(el, words, { rows, problems, decisions }) {
  const graded = rows.filter(({ total }) => total !== null).length;
  const values = { graded, students: many(words, "student", rows.length) };
  find(el, "[data-slot=class]").textContent = fill(words.class, values);
  const told = problems.filter(({ severity }) => severity !== "note").reduce((sum, { count }) => sum + count, 0);
  const counts = { students: rows.length, problems: told, marking: countWaiting(rows), decisions: decisions.length, take_away: "" };
  for (const [part, count] of Object.entries(counts)) find(el, `[data-count=${part}]`).textContent = String(count);
}

/** How far the class is, beside the links to the parts of the page. */

import { fill } from "../../host/kit/text.js";
import { find, many } from "./elements.js";

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
  const cells = rows.flatMap((row) => row.cells.map((cell) => cell?.[0]));
  const waiting = cells.filter((status) => status === "awaiting" || status === "unreadable").length;
  const counts = { students: rows.length, problems: told, marking: waiting, decisions: decisions.length, take_away: "" };
  for (const [part, count] of Object.entries(counts)) find(el, `[data-count=${part}]`).textContent = String(count);
}

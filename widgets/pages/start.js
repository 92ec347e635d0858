/**
 * How the classroom's pages begin: with their words and rules, which stand in the page, and the exercises, which lie beside it.
 * @typedef {import("../classroom/bank/item.js").WholeItem & Record<string, any>} Item
 * @typedef {{ items: Record<string, Item>, keys: Record<string, any>, chapters: Record<string, string>,
 *   objectives: Record<string, string>, edition: string }} Bank
 * @typedef {import("../classroom/assignments/assignment.js").Rules} AssignmentRules
 * @typedef {{ assignment: AssignmentRules, bank: string, marks: import("../classroom/grading/marks.js").Rules,
 *   needs_forms: string[], needs_no_keys: string[], site: import("../host/students_site.js").SiteRules,
 *   titles: import("../classroom/assignments/canvas_titles.js").TitleRules }} Rules  of Python: names of formats, limits, lists
 */

import { fetchFile } from "../host/kit/fetching.js";

/**
 * @param {HTMLElement} el
 * @returns {{ [word: string]: string }}
 */
export function readWords(el) {
  return JSON.parse(el.querySelector("[data-words]")?.textContent ?? "{}");
}

/**
 * @param {HTMLElement} el
 * @returns {Rules}
 */
export function readRules(el) {
  return JSON.parse(el.querySelector("[data-rules]")?.textContent ?? "{}");
}

/**
 * The exercises that this site has.
 * @returns {Promise<Bank>}
 */
export async function fetchBank() {
  return (await fetchFile(new URL("bank.json", document.baseURI))).json();
}

/** The form with the assignment's title, its date, and whether everybody has numbers of their own. */

import { freeTitle, reservedTitle } from "../../classroom/assignments/canvas_titles.js";
import { showError } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";

/**
 * @param {HTMLFormElement} form
 * @param {import("../draft.js").Choice} choice
 */
export function showName(form, { title, due, variants }) {
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  field("title").value = title;
  field("due").value = due;
  field("variants").checked = variants;
}

/**
 * Say why a title will not do, and which would, if Canvas takes it for something else.
 * @param {HTMLFormElement} form
 * @param {string} title  on one line
 * @param {Record<string, string>} words
 * @param {import("../../classroom/assignments/canvas_titles.js").TitleRules} rules
 * @returns {boolean}  whether it will do
 */
export function judgeTitle(form, title, words, rules) {
  const found = reservedTitle(title, rules);
  const told = found ? fill(words[`title_${found[0]}`], { words: found[1], free: freeTitle(title, rules) }) : "";
  showError(/** @type {HTMLElement} */ (form.querySelector("[data-slot=title-problem]")), told);
  /** @type {HTMLInputElement} */ (form.elements.namedItem("title")).setAttribute("aria-invalid", String(found !== null));
  return found === null;
}

/**
 * A sheet of criteria, each answered by yes or no, and what is counted.
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {{ who: string, marks: Record<string, boolean> } | null} Other  whose marks stand beside, once one's own are there
 */

import { formatValue, withMark } from "../host/kit/numbers.js";
import { fill } from "../host/kit/text.js";
import { countWithin } from "./counted.js";

/**
 * Make another sheet like the one for one's own reply.
 * @param {HTMLElement} el  the widget
 * @param {string} id  of the reply that is marked
 * @param {boolean} [looksAgain]
 */
export function copySheet(el, id, looksAgain = false) {
  const sheet = /** @type {HTMLElement} */ (el.querySelector("[data-sheet=own]")?.cloneNode(true));
  sheet.dataset.sheet = id;
  if (looksAgain) sheet.dataset.look = "";
  for (const input of sheet.querySelectorAll("input")) {
    input.name = `${looksAgain ? "later." : ""}${id}.${input.name.split(".").at(-1)}`;
    input.checked = false;
  }
  return sheet;
}

/**
 * @param {HTMLElement} sheet
 * @param {Record<string, boolean>} marks
 * @param {Other} other
 * @param {Record<string, string>} words
 */
export function showMarks(sheet, marks, other, words) {
  for (const set of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-criterion]"))) {
    const criterion = String(set.dataset.criterion);
    for (const input of set.querySelectorAll("input")) input.checked = marks[criterion] === (input.value === "yes");
    const place = /** @type {HTMLElement} */ (set.querySelector("[data-slot=other]"));
    const theirs = other?.marks[criterion];
    place.textContent = theirs === undefined ? "" : fill(words.other_mark, { who: other?.who, mark: words[theirs ? "yes" : "no"] });
    place.toggleAttribute("data-differs", theirs !== undefined && theirs !== marks[criterion]);
  }
}

/**
 * Say what is counted in a reply.
 * @param {HTMLElement} sheet
 * @param {{ text: string, spoken?: boolean }} reply
 * @param {Definition} definition
 * @param {Record<string, string>} words
 */
export function showCounts(sheet, { text, spoken = false }, { criteria }, words) {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-counted]"))) {
    const place = /** @type {HTMLElement} */ (line.querySelector("[data-slot=count]"));
    const atMost = criteria[String(line.dataset.counted)];
    place.textContent = spoken && text === "" ? words.count_spoken : atMost ? tellCount(text, atMost, words) : "";
  }
}

/**
 * @param {string} text
 * @param {import("./state.js").AtMost} atMost
 * @param {Record<string, string>} words
 */
function tellCount(text, atMost, words) {
  const { what, count, met } = countWithin(text, atMost);
  return fill(words[`count_${what}`], { count, met: words[met ? "yes" : "no"] });
}

/**
 * The sentence that says how far two agree.
 * @param {string} word
 * @param {{ marks: number, same: number, kappa: number | null }} agreement
 * @param {Definition} definition
 * @param {Record<string, string>} words
 */
export function tellAgreement(word, { marks, same, kappa }, definition, words) {
  if (marks === 0) return "";
  const told = kappa === null ? words.agreement_no_kappa : fill(words.agreement_kappa, { kappa: withMark(formatValue(kappa, ".2f"), words) });
  const few = marks < definition.few_marks ? words.agreement_few : "";
  return fill(words[word], { same, marks, share: `${Math.round((100 * same) / marks)}%`, kappa: told + few });
}

/**
 * A box to write in, and a count of its words.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 */

import { CountedText } from "./controls_count.js";

export { readEntries as readAnswer, showEntries as showAnswer } from "../controls_form.js";

/**
 * @param {HTMLElement} el
 * @param {Item} item
 * @param {Record<string, string>} words
 */
export function attach(el, { words: limits = { least: 0, most: 0 } }, words) {
  return new CountedText(el, limits, words);
}

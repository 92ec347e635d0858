/**
 * A box to write in, and a count of its words.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 */

import { CountedText } from "./controls_count.js";
import { isLonger } from "../../host/kit/text.js";

export { readEntries as readAnswer, showEntries as showAnswer } from "../controls_form.js";

/**
 * @param {HTMLElement} el
 * @param {Item} item
 * @param {Record<string, string>} words
 */
export function attach(el, { words: wanted = { least: 0, most: 0 }, longest = Infinity }, words) {
  return new CountedText(el, { ...wanted, longest }, words);
}

/**
 * Say that a text is kept and yet longer than whoever grades it can read, or nothing if it can be.
 * @param {import("../../classroom/bank/item.js").Answer} answer
 * @param {Item} item
 * @param {Record<string, string>} words
 */
export function tellUnsent({ text = "" }, { longest = Infinity }, words) {
  return isLonger(text, longest) ? words.saved_too_long : "";
}

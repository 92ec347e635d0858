/**
 * Is it so: the answer is true or false, written as a choice, as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { validOr } from "../shapes.js";

export { credit, FIELDS, fullAnswer } from "../single_choice/answer.js";

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, item, problems) {
  return validOr(value, ["true", "false"].includes(value), problems);
}

/**
 * @param {WholeItem} _item
 * @param {Answer} answer
 * @param {Record<string, string>} words
 */
export function answerText(_item, { choice }, words) {
  return choice ? [{ text: choice === "true" ? words.says_true : words.says_false, own: true }] : [];
}

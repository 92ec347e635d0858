/**
 * Choose one: the answer is the id of a choice, as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { idsOf, textOf, validOr } from "../shapes.js";

export const FIELDS = ["choice"];

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, { choices }, problems) {
  return validOr(value, idsOf(choices).includes(value), problems);
}

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 */
export function credit(item, key, { choice }) {
  return Number(choice === key.correct);
}

/**
 * @param {Item} _item
 * @param {Key} key
 */
export function fullAnswer(_item, key) {
  return { choice: key.correct };
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 */
export function answerText({ choices }, { choice }) {
  return choice ? [{ text: textOf(choices, choice) }] : [];
}

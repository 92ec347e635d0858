/**
 * Choose every one that fits: the answer lists the ids of choices, as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { idsOf, nameUnknown, refuse, textOf } from "../shapes.js";

export const FIELDS = ["choices"];

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, { choices }, problems) {
  if (!Array.isArray(value)) return refuse(value, problems);
  const known = idsOf(choices);
  for (const name of value.filter((one) => !known.includes(one))) nameUnknown(name, problems);
  return known.filter((name) => value.includes(name));
}

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 */
export function credit({ choices = [] }, { correct }, answer) {
  const right = answer.choices.filter((/** @type {string} */ id) => correct.includes(id)).length;
  const wrongs = choices.length - correct.length;
  const lost = wrongs > 0 ? (answer.choices.length - right) / wrongs : 0;
  return Math.max(0, right / correct.length - lost);
}

/**
 * @param {Item} _item
 * @param {Key} key
 */
export function fullAnswer(_item, key) {
  return { choices: key.correct };
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 */
export function answerText(item, { choices = [] }) {
  return choices.map((/** @type {string} */ id) => ({ text: textOf(item.choices, id) }));
}

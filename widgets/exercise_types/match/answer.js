/**
 * The answer has an option for each prompt, as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { idsOf, textOf, validEntries } from "../shapes.js";

export const FIELDS = ["pairs"];

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, { prompts, options }, problems) {
  return validEntries(value, idsOf(prompts), (option) => ["", ...idsOf(options)].includes(option), problems);
}

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 */
export function credit(item, key, { pairs }) {
  const wanted = Object.entries(key.pairs);
  return wanted.filter(([prompt, option]) => pairs[prompt] === option).length / wanted.length;
}

/**
 * @param {Item} _item
 * @param {Key} key
 */
export function fullAnswer(_item, key) {
  return { pairs: key.pairs };
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 */
export function answerText({ prompts, options }, { pairs = {} }) {
  const given = Object.entries(pairs).filter(([, option]) => option);
  return given.map(([prompt, option]) => ({ label: textOf(prompts, prompt), joint: " → ", text: textOf(options, option) }));
}

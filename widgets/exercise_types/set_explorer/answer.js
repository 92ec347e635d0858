/**
 * The answer is where every control stands, as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { validEntries } from "../shapes.js";
import { SLACK } from "../typed_numbers.js";

export const FIELDS = ["parameters"];

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 * @param {Record<string, number>} start
 */
export function validField(value, { controls = [] }, problems, start) {
  const within = (/** @type {any} */ number, /** @type {string} */ name) =>
    controls.some((one) => one.name === name && typeof number === "number" && number >= one.minimum && number <= one.maximum);
  const kept = validEntries(value, controls.map(({ name }) => name), within, problems);
  return Object.keys(kept).length === 0 ? kept : { ...start, ...kept };
}

/**
 * On which side of what is asked a figure lies: below, above, or within.
 * @param {any} condition
 * @param {Record<string, number>} parameters
 * @param {(name: string, parameters: Record<string, number>) => number} read
 */
export function sideOf({ name, kind, low, high }, parameters, read) {
  const value = kind === "control" ? parameters[name] : read(name, parameters);
  if (value >= low - SLACK && value <= high + SLACK) return "within";
  return value < low ? "below" : "above";
}

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 * @param {number} variant
 * @param {(name: string, parameters: Record<string, number>) => number} read
 */
export function credit(item, { conditions }, { parameters }, variant, read) {
  return Number(conditions.every((/** @type {any} */ condition) => sideOf(condition, parameters, read) === "within"));
}

/**
 * @param {Item} _item
 * @param {Key} key
 */
export function fullAnswer(_item, key) {
  return { parameters: key.example };
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 */
export function answerText(item, { parameters = {} }) {
  return Object.entries(parameters).map(([name, value]) => ({ label: name, joint: " = ", text: String(value) }));
}

/**
 * The answer lists every step once, as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { idsOf, textOf, validOr } from "../shapes.js";

export const FIELDS = ["order"];

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, { steps }, problems) {
  const whole = Array.isArray(value) && JSON.stringify([...value].sort()) === JSON.stringify(idsOf(steps).sort());
  return validOr(value, whole, problems, "unfit_order");
}

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 */
export function credit(item, key, { order }) {
  const right = key.order.filter((/** @type {string} */ step, /** @type {number} */ place) => step === order[place]);
  return right.length / key.order.length;
}

/**
 * @param {Item} _item
 * @param {Key} key
 */
export function fullAnswer(_item, key) {
  return { order: key.order };
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 */
export function answerText({ steps }, { order = [] }) {
  return order.map((/** @type {string} */ id, /** @type {number} */ place) => ({
    label: `${place + 1}`,
    joint: ". ",
    text: textOf(steps, id),
  }));
}

/** The answer is a number on a scale, as in answer.py. */

import { validOr } from "../shapes.js";
import { isClose } from "../typed_numbers.js";

export const FIELDS = ["value"];

/**
 * @param {any} value
 * @param {any} item
 * @param {import("../shapes.js").Problem[]} problems
 */
export function validField(value, { minimum, maximum }, problems) {
  return validOr(value, typeof value === "number" && value >= minimum && value <= maximum, problems);
}

/**
 * @param {any} item
 * @param {any} key
 * @param {any} answer
 */
export function credit(item, key, { value }) {
  if (isClose(value, key.value, key.tolerance)) return 1;
  return isClose(value, key.value, 2 * key.tolerance) ? 0.5 : 0;
}

/**
 * @param {any} _item
 * @param {any} key
 */
export function fullAnswer(_item, key) {
  return { value: key.value };
}

/**
 * @param {any} item
 * @param {any} answer
 */
export function answerText({ unit }, { value }) {
  return value === undefined ? [] : [{ text: `${value} ${unit}` }];
}

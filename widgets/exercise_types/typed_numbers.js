/**
 * How near to the number that is wanted is near enough; as in typed_numbers.py.
 * @typedef {import("../host/kit/typed_numbers.js").TypedNumber} TypedNumber
 */

import { readTyped } from "../host/kit/typed_numbers.js";

export const SLACK = 1e-9;

/** An answer that only a person can read. */
export class Unreadable extends Error {}

/**
 * Tell whether what was typed can mean a number within a tolerance of the one that is wanted.
 * @param {TypedNumber} typed
 * @param {number} wanted
 * @param {number} tolerance
 */
export function isNear({ values }, wanted, tolerance) {
  return values.some((value) => isClose(value, wanted, tolerance));
}

/**
 * Tell whether what was typed is the number that is wanted; null if only a person can tell.
 * @param {string} text
 * @param {number | null} wanted  null where there is no number to want
 * @param {number} tolerance
 * @param {string} [unit]
 */
export function judgeNumber(text, wanted, tolerance, unit) {
  const typed = readTyped(text, unit);
  if (wanted !== null && isNear(typed, wanted, tolerance)) return true;
  return typed.values.length > 0 && typed.sure ? false : null;
}

/**
 * Tell whether what was typed is the number that is wanted, and counts for a grade.
 * @param {string} text
 * @param {number | null} wanted
 * @param {number} tolerance
 * @param {string} [unit]
 */
export function isRight(text, wanted, tolerance, unit) {
  const judged = judgeNumber(text, wanted, tolerance, unit);
  if (judged === null) throw new Unreadable();
  return judged;
}

/**
 * Tell whether a value lies within a tolerance, both ends included.
 * @param {number} value
 * @param {number} wanted
 * @param {number} tolerance
 */
export function isClose(value, wanted, tolerance) {
  return Math.abs(value - wanted) <= tolerance + SLACK;
}

/** Numbers as people write them, and how near is near enough; as in typed_numbers.py. */

import { trim } from "../host/kit/spaces.js";

export const SLACK = 1e-9;
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;

/** An answer that only a person can read. */
export class Unreadable extends Error {}

/**
 * Read a number as people write it, or give null.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number | null}
 */
export function parseNumber(text, unit = "") {
  let trimmed = trim(text).replaceAll("−", "-");
  if (unit === "%" && trimmed.endsWith("%")) trimmed = trim(trimmed.slice(0, -1));
  return NUMBER.test(trimmed) ? Number(trimmed.replace(",", ".")) : null;
}

/**
 * Read a number that counts for a grade.
 * @param {string} text
 * @param {string} [unit]
 */
export function readNumber(text, unit) {
  const value = parseNumber(text, unit);
  if (value === null) throw new Unreadable();
  return value;
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

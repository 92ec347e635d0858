/** Which numbers, and which order of choices, a student gets: the same as in widgets/classroom/variants.py. */

import { sha256 } from "./sha256.js";

/** What Python calls space: a little more than JavaScript does, and not the byte order mark. */
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const ENDS = new RegExp(`^${SPACE}|${SPACE}$`, "g");
const SPACES = new RegExp(SPACE, "g");

/**
 * Bring a text onto one line with single spaces, as the assignment builder does with a title.
 * @param {string} text
 */
export function onOneLine(text) {
  return text.replace(ENDS, "").replace(SPACES, " ");
}

/**
 * Bring a student's code into the form in which codes are compared.
 * @param {string} code
 */
export function plainCode(code) {
  return code.replace(ENDS, "").toLowerCase();
}

/**
 * The number of the variant that a student gets of an exercise, from 0.
 * @param {string} assignment
 * @param {string} code
 * @param {string} item
 * @param {number} count  how many variants there are
 */
export function variantNumber(assignment, code, item, count) {
  const first = BigInt(`0x${digestOfParts(assignment, plainCode(code), item).slice(0, 16)}`);
  return count > 1 ? Number(first % BigInt(count)) : 0;
}

/**
 * The choices of an exercise in the order that a student gets.
 * @param {string[]} ids
 * @param {string} assignment
 * @param {string} code
 * @param {string} item
 */
export function shuffled(ids, assignment, code, item) {
  const places = ids.map((id) => ({ id, place: digestOfParts(assignment, plainCode(code), item, id) }));
  return places.sort((one, other) => (one.place < other.place ? -1 : 1)).map(({ id }) => id);
}

/**
 * The name under which an answer is kept, if students get different numbers: an answer for other numbers, of another
 * code, is then neither shown nor lost.
 * @param {string} assignment
 * @param {{ id: string, variants?: unknown[] }} item
 * @param {number} number  of the variant
 */
export function variedName(assignment, { id, variants = [] }, number) {
  return `exercise-${id}@${assignment}${variants.length > 1 ? `.${number}` : ""}`;
}

/**
 * @param {string[]} parts
 */
function digestOfParts(...parts) {
  return sha256(parts.join("|"));
}

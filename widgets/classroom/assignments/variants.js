/** Which numbers, and which order of choices, a student gets; as in variants.py. */

import { SPACE, takeOff } from "../../host/kit/spaces.js";
import { firstLetters } from "../../host/kit/text.js";
import { sha256 } from "../bank/sha256.js";

/** What is taken off the ends of a code: space, and letters of no width. */
const END = new RegExp(`[${SPACE}\\xad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]`);
/** Of a code, in letters: what follows plays no part. */
const COMPARED = 200;

/**
 * Bring a student's code into the form in which codes are compared.
 * @param {string} code
 */
export function plainCode(code) {
  const beginning = firstLetters(code, COMPARED);
  const small = takeOff(END, beginning.normalize("NFKC")).toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  return takeOff(END, small.normalize("NFKC"));
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

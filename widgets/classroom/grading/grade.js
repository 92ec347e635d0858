/**
 * Grades one answer by its key, as grade.py does. A blank stays blank, and what cannot be read is
 * no wrong answer.
 * @typedef {import("../bank/item.js").Item} Item
 * @typedef {import("../bank/item.js").Key} Key
 * @typedef {import("../bank/item.js").Answer} Answer
 * @typedef {import("../../exercise_types/answer_registry.js").Reader} Reader
 * @typedef {{ status: "scored" | "blank" | "awaiting" | "unreadable", credit: number | null, points: number | null }} Grade
 */

import { ANSWER_TYPES } from "../../exercise_types/answer_registry.js";
import { Unreadable } from "../../exercise_types/typed_numbers.js";
import { trim } from "../../host/kit/spaces.js";

/**
 * Tell whether an answer says nothing.
 * @param {any} answer
 * @returns {boolean}
 */
export function isBlank(answer) {
  if (answer === null || answer === undefined) return true;
  if (typeof answer === "string") return trim(answer) === "";
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "object" && Object.values(answer).every(isBlank);
}

/**
 * Grade one answer.
 * @param {Item} item
 * @param {Key} key
 * @param {Answer | null} answer
 * @param {number} [variant]
 * @param {Reader} [read]
 * @returns {Grade}
 */
export function gradeAnswer(item, key, answer, variant = 0, read = noFigures) {
  if (answer === null || isBlank(answer)) return { status: "blank", credit: null, points: null };
  const earn = ANSWER_TYPES[item.type].credit;
  if (earn === null) return { status: "awaiting", credit: null, points: null };
  try {
    const credit = earn(item, key, answer, variant, read);
    return { status: "scored", credit, points: credit * item.points };
  } catch (error) {
    if (error instanceof Unreadable) return { status: "unreadable", credit: null, points: null };
    throw error;
  }
}

/** @type {Reader} */
function noFigures(name) {
  throw new Error(`the figure ${name} needs an explorer`);
}

/**
 * Give an answer that earns all points, or null for a free response.
 * @param {Item} item
 * @param {Key} key
 * @param {number} [variant]
 */
export function fullAnswer(item, key, variant = 0) {
  return ANSWER_TYPES[item.type].fullAnswer(item, key, variant);
}

/**
 * What a learning system keeps of a student's answers between two visits: a text of limited length. Answers that do
 * not fit are left out, the longest first, and named, so that the page can say where they are.
 * @typedef {import("../../classroom/grading/answer_shape.js").ExerciseState} ExerciseState
 * @typedef {{ changed: number, states: (ExerciseState | null)[], left: number[] }} Suspended  by the exercise's place
 */

import { isBlank } from "../../classroom/grading/grade.js";

export const MOST_LETTERS = 4096; // of cmi.suspend_data in SCORM 1.2
const VERSION = 1;

/**
 * Write what fits.
 * @param {string} assignment
 * @param {number} changed  when
 * @param {ExerciseState[]} states
 * @returns {{ text: string, left: number[] }}
 */
export function packStates(assignment, changed, states) {
  const places = states.map((_, place) => place).filter((place) => !isBlank(states[place].answer));
  const longest = [...places].sort((one, other) => lengthOf(states[other]) - lengthOf(states[one]));
  for (let dropped = 0; ; dropped += 1) {
    const left = longest.slice(0, dropped).sort((one, other) => one - other);
    const fits = places.filter((place) => !left.includes(place));
    const text = toAscii({
      v: VERSION,
      id: assignment,
      t: changed,
      a: Object.fromEntries(fits.map((place) => [place, states[place].answer])),
      c: fits.filter((place) => states[place].checked),
      o: left,
    });
    if (text.length <= MOST_LETTERS || fits.length === 0) return { text, left };
  }
}

/**
 * @param {ExerciseState} state
 */
function lengthOf({ answer }) {
  return toAscii(answer).length;
}

/**
 * Write JSON in letters that every system stores and counts alike.
 * @param {unknown} value
 */
function toAscii(value) {
  const code = (/** @type {string} */ letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, code);
}

/**
 * Read back what packStates wrote; null if it is of another assignment or cannot be read.
 * @param {string} text
 * @param {string} assignment
 * @param {number} count  of exercises
 * @returns {Suspended | null}
 */
export function unpackStates(text, assignment, count) {
  const stored = parse(text);
  if (stored?.v !== VERSION || stored.id !== assignment || !Number.isFinite(stored.t)) return null;
  const state = (/** @type {number} */ place) => ({ answer: stored.a[place], checked: stored.c.includes(place) });
  if (typeof stored.a !== "object" || stored.a === null || !Array.isArray(stored.c) || !Array.isArray(stored.o)) return null;
  const places = Array.from({ length: count }, (_, place) => place);
  const states = places.map((place) => (isBlank(stored.a[place]) ? null : state(place)));
  return { changed: stored.t, states, left: places.filter((place) => stored.o.includes(place)) };
}

/**
 * @param {string} text
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What of a reply is counted, and so needs no mark; as in criteria.py. */

import { onOneLine } from "../host/kit/spaces.js";

/**
 * Count the words of a text, which are what stands between spaces, and its questions, which are question marks.
 * @param {string} text
 */
export function countIn(text) {
  const line = onOneLine(text);
  return { words: line === "" ? 0 : line.split(" ").length, questions: line.split("?").length - 1 };
}

/**
 * How many there are in a text of what a criterion limits, how many there may be, and whether that is met.
 * @param {string} text
 * @param {import("./state.js").AtMost} atMost
 */
export function countWithin(text, atMost) {
  const [what, most] = /** @type {["words" | "questions", number]} */ (Object.entries(atMost)[0]);
  const count = countIn(text)[what];
  return { what, count, most, met: count <= most };
}

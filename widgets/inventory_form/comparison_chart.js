/**
 * Places the scores of several ratings in a picture, as comparison.py drew it first.
 * @typedef {import("./scoring.js").Rating} Rating
 * @typedef {{ rater: number, x: number, y: number, missing: boolean }} Mark
 */

import { formatScore } from "../host/kit/numbers.js";
import { placeOnLine } from "./scoring.js";

/**
 * Place one score: occasions from left to right, two raters a little apart.
 * @param {{ raters: string[], occasions: (number | null)[], definition: import("./scoring.js").Definition }} shown
 * @param {Rating} rating
 * @param {number | null} score
 * @param {[number, number]} ends
 * @returns {Mark}
 */
export function placeMark({ raters, occasions, definition }, rating, score, ends) {
  const { width, height, margin, apart } = definition.picture;
  const rater = raters.indexOf(rating.perspective);
  const gaps = occasions.length - 1;
  const spread = apart * (raters.length - 1);
  const room = width - 2 * (margin + spread);
  const x = gaps > 0 ? margin + spread + (room * occasions.indexOf(rating.occasion)) / gaps : width / 2;
  const y = score === null ? 0 : margin + (height - 2 * margin) * (1 - placeOnLine(score, ends));
  return { rater, x: round(x + 2 * apart * rater - spread), y: round(y), missing: score === null };
}

/**
 * Join one rater's marks; a missing score leaves a gap.
 * @param {Mark[]} marks
 */
export function joinMarks(marks) {
  let penDown = false;
  const steps = marks.map(({ x, y, missing }) => {
    const step = missing ? "" : `${penDown ? "L" : "M"}${x},${y}`;
    penDown = !missing;
    return step;
  });
  return steps.filter((step) => step !== "").join(" ");
}

/**
 * @param {number} value
 */
function round(value) {
  return Number(formatScore(value));
}

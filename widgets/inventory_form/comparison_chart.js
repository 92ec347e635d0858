/**
 * Places the scores of several ratings in a picture, as comparison.py drew it first.
 * @typedef {import("./scoring.js").Rating} Rating
 * @typedef {{ raters: string[], occasions: (number | null)[], definition: import("./scoring.js").Definition }} Shown
 * @typedef {{ rater: number, x: number, y: number, missing: boolean }} Mark
 */

import { formatScore } from "../host/kit/numbers.js";
import { placeOnLine } from "./scoring.js";

/**
 * Place one score: on one line where there is one occasion, else occasions from left to right.
 * @param {Shown} shown
 * @param {Rating} rating
 * @param {number | null} score
 * @param {[number, number]} ends
 * @returns {Mark}
 */
export function placeMark(shown, rating, score, ends) {
  const place = score === null ? 0 : placeOnLine(score, ends);
  const { x, y } = isStrip(shown) ? onStrip(shown, place) : inColumns(shown, rating, place);
  const rater = shown.raters.indexOf(rating.perspective);
  return { rater, x: round(x), y: score === null ? 0 : round(y), missing: score === null };
}

/**
 * @param {Shown} shown
 * @param {number} place
 */
function onStrip({ definition }, place) {
  const { width, margin } = definition.picture;
  return { x: margin + (2 * width - 2 * margin) * place, y: margin };
}

/**
 * @param {Shown} shown
 * @param {Rating} rating
 * @param {number} place
 */
function inColumns({ raters, occasions, definition }, rating, place) {
  const { width, height, margin, apart } = definition.picture;
  const room = width - 2 * (margin + apart * (raters.length - 1));
  const x = margin + (room * occasions.indexOf(rating.occasion)) / (occasions.length - 1);
  return { x: x + 2 * apart * raters.indexOf(rating.perspective), y: margin + (height - 2 * margin) * (1 - place) };
}

/**
 * @param {Shown} shown
 */
function isStrip({ occasions }) {
  return occasions.length === 1;
}

/**
 * Draw a rater's line; on a strip, the first joins everybody's marks, which shows how far they are apart.
 * @param {Shown} shown
 * @param {Mark[]} marks
 * @param {number} rater
 */
export function lineOf(shown, marks, rater) {
  if (!isStrip(shown)) return joinMarks(marks.filter((mark) => mark.rater === rater));
  return joinMarks(rater === 0 ? marks.filter(({ missing }) => !missing) : []);
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

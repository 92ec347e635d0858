/**
 * Places the scores of several ratings in a picture, as inventory_form_compare.py drew it first.
 * @typedef {import("./scoring.js").Rating} Rating
 * @typedef {{ rater: number, x: number, y: number, missing: boolean }} Mark
 */

const [WIDTH, HEIGHT, MARGIN] = [160, 90, 12]; // of a picture, and the space around its marks, in units of its own
const APART = 7; // how far two raters' marks of one occasion stand from its middle

/**
 * Place one score: occasions from left to right, two raters a little apart.
 * @param {{ raters: string[], occasions: (number | null)[] }} shown
 * @param {Rating} rating
 * @param {number | null} score
 * @param {[number, number]} ends
 * @returns {Mark}
 */
export function placeMark({ raters, occasions }, rating, score, [low, high]) {
  const rater = raters.indexOf(rating.perspective);
  const gaps = occasions.length - 1;
  const spread = APART * (raters.length - 1);
  const room = WIDTH - 2 * (MARGIN + spread);
  const x = gaps > 0 ? MARGIN + spread + (room * occasions.indexOf(rating.occasion)) / gaps : WIDTH / 2;
  const y = score === null ? 0 : MARGIN + (HEIGHT - 2 * MARGIN) * (1 - (score - low) / (high - low));
  return { rater, x: round(x + 2 * APART * rater - spread), y: round(y), missing: score === null };
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
  return Number(value.toFixed(2));
}

/**
 * Predict, then reveal: what is wrong with a prediction, and what is said once the true figure is shown.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("./controls_record.js").Prediction} Prediction
 * @typedef {Record<string, string>} Words
 */

import { given } from "../controls_feedback.js";
import { isHeld } from "./controls_record.js";
import { isClose } from "../typed_numbers.js";
import { parseNumber } from "../../host/kit/typed_numbers.js";
import { formatNumber, withMark } from "../../host/kit/numbers.js";
import { fill, fillParts } from "../../host/kit/text.js";

/**
 * Read a prediction, with the true figure beside it.
 * @param {Item} item
 * @param {import("../../classroom/bank/item.js").Key} key
 * @param {Answer} answer
 * @returns {Prediction}
 */
export function readPrediction(item, key, answer) {
  const [guess, low, high] = ["text", "low", "high"].map((name) => parseNumber(answer[name] ?? "", item.unit) ?? Number.NaN);
  return { item: item.id, guess, low, high, truth: Number(key.answers[0].toFixed(item.decimals)) };
}

/**
 * Say what a prediction lacks, or nothing if it is whole.
 * @param {Prediction} prediction
 * @param {Answer} answer
 * @param {Words} words
 */
export function predictionProblem({ guess, low, high }, answer, words) {
  const written = [answer.text, answer.low, answer.high].map((text) => (text ?? "").trim());
  if (written[0] === "") return words.no_guess;
  if (written.includes("")) return words.no_range;
  const unread = [guess, low, high].findIndex(Number.isNaN);
  if (unread >= 0) return fill(words.not_number, { text: written[unread] });
  if (low > high) return fill(words.range_turned, { low: written[1], high: written[2] });
  return guess < low || guess > high ? fill(words.guess_outside, { guess: written[0] }) : "";
}

/**
 * Say how near the prediction came.
 * @param {Item} item
 * @param {import("../../classroom/bank/item.js").Key} key
 * @param {Prediction} prediction
 * @param {Words} words
 * @returns {import("../controls_feedback.js").Feedback}
 */
export function tellTruth(item, key, prediction, words) {
  const percent = item.unit === "%";
  const unit = percent ? ["%"] : item.unit ? [" ", { quoted: item.unit }] : [];
  const number = (/** @type {number} */ value) => withMark(formatNumber(value), words).replace("-", "−");
  const write = (/** @type {number} */ value) => [number(value), ...unit];
  const { guess, low, high, truth } = prediction;
  const away = number(Math.abs(guess - truth));
  const held = isHeld(prediction);
  const distance = percent ? fill(words.percentage_points, { number: away }) : [away, ...unit];
  const values = { guess: write(guess), low: write(low), high: write(high), truth: write(truth), distance };
  const close = isClose(guess, key.answers[0], key.tolerance);
  const said = [away === "0" ? "guess_exact" : "distance", held ? "range_held" : "range_missed"].map((word) => fillParts(words[word], values));
  const reasons = given([{ text: key.feedback?.[close ? "correct" : "otherwise"] }]);
  return { result: held ? "right" : "told", headline: fillParts(words.truth, values), said, reasons, marks: {} };
}

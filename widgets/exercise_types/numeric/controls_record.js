/**
 * The private record of predictions: the first one to each exercise, kept on this device and in no file.
 * @typedef {{ item: string, guess: number, low: number, high: number, truth: number }} Prediction
 */

import { SLACK } from "../typed_numbers.js";
import { loadState, quarantine, saveState } from "../../host/storage.js";
import { make, makeSvg as svg } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";

const NAME = "calibration";
const SURE = 0.8; // of all ranges: what "8 in 10" means
const [WIDTH, ROW, MARGIN] = [240, 16, 12];

/**
 * Read the predictions that this device has kept; what is none of ours is left out.
 * @returns {Prediction[]}
 */
export function readRecord() {
  const kept = loadState(NAME, NAME);
  if (kept.found === "unreadable") quarantine(NAME, kept.text);
  const given = kept.found === "state" && Array.isArray(kept.state.predictions) ? kept.state.predictions : [];
  const sound = /** @type {Prediction[]} */ (given.filter(isPrediction));
  return sound.filter(({ item }, place) => sound.findIndex((one) => one.item === item) === place);
}

/**
 * @param {any} given
 */
function isPrediction(given) {
  const numbers = ["guess", "low", "high", "truth"].map((name) => given?.[name]);
  return typeof given?.item === "string" && numbers.every(Number.isFinite) && given.low <= given.high;
}

/**
 * Keep a prediction, unless the record has one of the same exercise.
 * @param {Prediction} prediction
 */
export function keepPrediction(prediction) {
  const record = readRecord();
  if (record.some(({ item }) => item === prediction.item)) return;
  saveState(NAME, NAME, { predictions: [...record, prediction] });
}

/**
 * Tell whether a range held what was asked.
 * @param {Prediction} prediction
 */
export function isHeld({ low, high, truth }) {
  return low - SLACK <= truth && truth <= high + SLACK;
}

/**
 * Say how many ranges held, and draw them.
 * @param {Prediction[]} predictions
 * @param {Prediction} latest  which is in the record only if it was the first to its exercise
 * @param {Record<string, string>} words
 * @returns {HTMLElement[]}
 */
export function describeRecord(predictions, latest, words) {
  const all = predictions.length;
  const counts = { all, held: predictions.filter(isHeld).length, wanted: Math.round(SURE * all) };
  const counted = predictions.some((one) => JSON.stringify(one) === JSON.stringify(latest));
  const said = [all === 1 ? words.record_one : fill(words.record, counts), counted ? "" : words.record_first];
  const paragraphs = [...said, words.record_private].filter((text) => text).map((text) => make("p", {}, text));
  return [make("div", { class: "exercise__record" }, drawRanges(predictions, fill(words.record_picture, counts)), ...paragraphs)];
}

/**
 * Draw every range on its own scale, the true value always in the middle.
 * @param {Prediction[]} predictions
 * @param {string} alternative
 */
function drawRanges(predictions, alternative) {
  const height = ROW * predictions.length + 2 * MARGIN;
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": alternative });
  picture.append(svg("path", { class: "exercise__truth", d: `M${WIDTH / 2},2 V${height - 2}` }));
  predictions.forEach((prediction, place) => picture.append(...drawRange(prediction, MARGIN + ROW * (place + 0.5))));
  return make("figure", { class: "exercise__ranges" }, picture);
}

/**
 * @param {Prediction} prediction
 * @param {number} y
 */
function drawRange(prediction, y) {
  const { guess, low, high, truth } = prediction;
  const farthest = Math.max(...[guess, low, high].map((value) => Math.abs(value - truth))) || 1;
  const at = (/** @type {number} */ value) => WIDTH / 2 + ((value - truth) / farthest) * (WIDTH / 2 - MARGIN);
  const ends = `M${at(low)},${y} H${at(high)} M${at(low)},${y - 4} v8 M${at(high)},${y - 4} v8`;
  const result = isHeld(prediction) ? "held" : "missed";
  return [svg("path", { class: "exercise__interval", "data-result": result, d: ends }), svg("circle", { cx: at(guess), cy: y, r: 3.5 })];
}

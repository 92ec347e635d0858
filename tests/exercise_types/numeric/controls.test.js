import assert from "node:assert/strict";
import { test } from "node:test";

import { feedbackFor } from "../../../widgets/exercise/feedback.js";
import { predictionProblem, readPrediction, tellTruth } from "../../../widgets/exercise_types/numeric/controls_prediction.js";

const words = new Proxy({}, { get: (_, name) => String(name) }); // every word says its own name
const echo = { decimal_mark: ".", guess_exact: "guess_exact", range_held: "range_held" };
/** @type {any} */
const item = { id: "x", type: "numeric", use: "practice", points: 2, unit: "", decimals: 2 };

test("a number that cannot be read is no wrong answer", () => {
  const key = { answers: [0.25], tolerance: 0 };
  const said = feedbackFor({ item, key, answer: { text: "a quarter" }, variant: 0, words });
  assert.deepEqual([said.result, said.headline], ["none", "not_number"]);
});

test("a misconception is told by its number, and only where the answer is not right", () => {
  const key = { answers: [0.25], tolerance: 0.01, feedback: { otherwise: "no" }, traps: [{ answers: [0.5], tolerance: 0, say: "square" }] };
  const told = (/** @type {string} */ text) => feedbackFor({ item, key, answer: { text }, variant: 0, words }).reasons;
  assert.deepEqual([told("0.5"), told("0.7"), told("0.25")], [[{ text: "square" }], [{ text: "no" }], []]);
});

test("a prediction needs a guess, and both ends of a range around it", () => {
  const key = { answers: [64] };
  const problem = (/** @type {any} */ answer) => predictionProblem(readPrediction(item, key, answer), answer, words);
  assert.equal(problem({ low: "1", high: "2" }), "no_guess");
  assert.equal(problem({ text: "60", low: "50" }), "no_range");
  assert.equal(problem({ text: "60", low: "many", high: "70" }), "not_number");
  assert.equal(problem({ text: "60", low: "70", high: "50" }), "range_turned");
  assert.equal(problem({ text: "60", low: "10", high: "50" }), "guess_outside");
  assert.equal(problem({ text: "60", low: "60", high: "60" }), "");
});

test("a true figure is written with a minus, and a guess that meets it is off by nothing", () => {
  const key = { answers: [-0.353895], tolerance: 0.05, feedback: {} };
  const prediction = readPrediction(item, key, { text: "-0.35", low: "-0.4", high: "0" });
  const said = tellTruth(item, key, prediction, { ...echo, truth: "It is {truth}." });
  assert.deepEqual([[said.headline].flat().join(""), said.result, said.said?.[0]], ["It is −0.35.", "right", ["guess_exact"]]);
  assert.deepEqual(tellTruth(item, key, prediction, { ...echo, truth: "{truth}", decimal_mark: "," }).headline, ["−0,35"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { gradeAnswer, isBlank } from "../../widgets/classroom/grading/grade.js";
import { parseNumber } from "../../widgets/exercise_types/typed_numbers.js";
import { feedbackFor } from "../../widgets/exercise/feedback.js";
import { quadraticKappa } from "../../widgets/exercise_types/kappa.js";
import { predictionProblem, readPrediction, tellTruth } from "../../widgets/exercise_types/numeric/controls_prediction.js";
import { checkState, fromParameters, toParameters } from "../../widgets/classroom/grading/answer_shape.js";
import { countWords } from "../../widgets/exercise_types/short_text/controls_count.js";

const words = new Proxy({}, { get: (_, name) => String(name) }); // every word says its own name
const echo = { guess_exact: "guess_exact", range_held: "range_held" };
const letters = [..."abcd"].map((id) => ({ id, text: id.toUpperCase() }));
const common = { id: "x", use: "practice", points: 2 };
/** @type {Record<string, any>} */
const items = {
  single_choice: { ...common, type: "single_choice", choices: letters },
  true_false: { ...common, type: "true_false" },
  multiple_choice: { ...common, type: "multiple_choice", choices: letters },
  numeric: { ...common, type: "numeric", unit: "", decimals: 2 },
  match: { ...common, type: "match", prompts: letters.slice(0, 2), options: letters },
  order: { ...common, type: "order", steps: letters },
  score_inventory: { ...common, type: "score_inventory", asks: [{ id: "goal", label: "Goal" }] },
  set_explorer: { ...common, type: "set_explorer", controls: [{ name: "r", minimum: -1, maximum: 1 }, { name: "n", minimum: 2, maximum: 9 }] },
  rate_transcript: { ...common, type: "rate_transcript", turns: ["t1", "t2"], scale: [0, 1, 2].map((value) => ({ value, label: "" })) },
  essay: { ...common, type: "essay", use: "graded", words: { least: 1, most: 9 } },
};
const explorer = { definition: { start: { r: 0, n: 5 } }, words: {} };
const defined = (/** @type {string} */ type) => ({ item: items[type], key: {}, explorer: type === "set_explorer" ? explorer : null });

// The same cases stand in widgets/classroom/grading.py and its tests.
for (const [text, unit, number] of [
  [" 0,25 ", "", 0.25],
  ["−.5", "", -0.5],
  ["+3", "", 3],
  ["5.", "", 5],
  ["25%", "%", 25],
  ["25 %", "%", 25],
  ["25%", "", null],
  ["1,000.5", "", null],
  ["1e3", "", null],
  ["about 3", "", null],
  ["", "", null],
  ["0x10", "", null],
  ["Infinity", "", null],
]) {
  test(`a number is read as people write it: “${text}” ${unit}`, () => assert.equal(parseNumber(String(text), String(unit)), number));
}

test("an answer that says nothing is blank, and a zero is none", () => {
  for (const blank of [null, undefined, {}, { text: " \n" }, { choices: [] }, { pairs: {} }, { pairs: { a: "" } }]) assert.ok(isBlank(blank));
  for (const given of [{ text: "0" }, { ratings: { t1: 0 } }, { choices: ["a"] }]) assert.ok(!isBlank(given));
});

test("kappa is that of weighted_kappa on the same ratings", () => {
  // widgets.measures.weighted_kappa([1, 2, 3, 3, 2, 1], [1, 2, 3, 2, 2, 2], steps=[1, 2, 3]) is 2 / 3
  assert.ok(Math.abs(Number(quadraticKappa([1, 2, 3, 3, 2, 1], [1, 2, 3, 2, 2, 2])) - 2 / 3) < 1e-12);
});

test("kappa is one for the same ratings, and none where nobody varied or there is but one", () => {
  assert.equal(quadraticKappa([0, 1, 3], [0, 1, 3]), 1);
  assert.equal(quadraticKappa([2, 2, 2], [2, 2, 2]), null);
  assert.equal(quadraticKappa([2], [2]), null);
});

test("several choices earn what is right less what is not, and never less than nothing", () => {
  const key = { correct: ["a", "b"] };
  const credit = (/** @type {string[]} */ choices) => gradeAnswer(items.multiple_choice, key, { choices }).credit;
  assert.deepEqual([["a"], ["a", "c"], ["c", "d"], ["a", "b"]].map(credit), [0.5, 0, 0, 1]);
});

test("a number that cannot be read is no wrong answer", () => {
  const key = { answers: [0.25], tolerance: 0 };
  assert.deepEqual(gradeAnswer(items.numeric, key, { text: "a quarter" }), { status: "unreadable", credit: null, points: null });
  const said = feedbackFor({ item: items.numeric, key, answer: { text: "a quarter" }, variant: 0, words });
  assert.deepEqual([said.result, said.headline], ["none", "not_number"]);
});

test("a misconception is told by its number, and only where the answer is not right", () => {
  const key = { answers: [0.25], tolerance: 0.01, feedback: { otherwise: "no" }, traps: [{ answers: [0.5], tolerance: 0, say: "square" }] };
  const told = (/** @type {string} */ text) => feedbackFor({ item: items.numeric, key, answer: { text }, variant: 0, words }).reasons;
  assert.deepEqual([told("0.5"), told("0.7"), told("0.25")], [[{ text: "square" }], [{ text: "no" }], []]);
});

test("scores of a forgotten key are told as such, right ones among them or not", () => {
  const asks = ["goal", "task"].map((id) => ({ id, label: id }));
  const key = { answers: { goal: 2, task: 3 }, unreversed: { goal: 4, task: 3 }, tolerance: 0.005, feedback: { otherwise: "no", unreversed: "turn" } };
  const told = (/** @type {any} */ scores) =>
    feedbackFor({ item: { ...items.score_inventory, asks }, key, answer: { scores }, variant: 0, words }).reasons[0].text;
  assert.equal(told({ goal: "4", task: "3" }), "turn");
  assert.equal(told({ goal: "4" }), "turn");
  assert.equal(told({ goal: "4", task: "2" }), "no");
});

test("kappa that cannot be computed is said to be so, and blames nobody", () => {
  const key = { ratings: { t1: 1, t2: 1 }, reasons: {} };
  const said = feedbackFor({ item: items.rate_transcript, key, answer: { ratings: { t1: 1, t2: 1 } }, variant: 0, words });
  assert.deepEqual([said.result, said.headline], ["told", "kappa_equal"]);
});

test("a prediction needs a guess, and both ends of a range around it", () => {
  const key = { answers: [64] };
  const problem = (/** @type {any} */ answer) => predictionProblem(readPrediction(items.numeric, key, answer), answer, words);
  assert.equal(problem({ low: "1", high: "2" }), "no_guess");
  assert.equal(problem({ text: "60", low: "50" }), "no_range");
  assert.equal(problem({ text: "60", low: "many", high: "70" }), "not_number");
  assert.equal(problem({ text: "60", low: "70", high: "50" }), "range_turned");
  assert.equal(problem({ text: "60", low: "10", high: "50" }), "guess_outside");
  assert.equal(problem({ text: "60", low: "60", high: "60" }), "");
});

test("a true figure is written with a minus, and a guess that meets it is off by nothing", () => {
  const key = { answers: [-0.353895], tolerance: 0.05, feedback: {} };
  const prediction = readPrediction(items.numeric, key, { text: "-0.35", low: "-0.4", high: "0" });
  const said = tellTruth(items.numeric, key, prediction, { ...echo, truth: "It is {truth}." });
  assert.deepEqual([said.headline, said.result, said.reasons[0].text], ["It is −0.35.", "right", "guess_exact"]);
});

/** @type {[string, any][]} */
const sound = [
  ["single_choice", { choice: "b" }],
  ["true_false", { choice: "false" }],
  ["multiple_choice", { choices: ["a", "d"] }],
  ["numeric", { text: "0,25", low: "0.2" }],
  ["match", { pairs: { a: "d" } }],
  ["order", { order: ["d", "b", "a", "c"] }],
  ["score_inventory", { scores: { goal: "none" } }],
  ["set_explorer", { parameters: { r: 0.5, n: 5 } }],
  ["rate_transcript", { ratings: { t2: 0 } }],
  ["essay", { text: "Ä “quoted” text\nof two lines" }],
];
for (const [type, answer] of sound) {
  test(`an answer survives the way through a link and through storage: ${type}`, () => {
    const state = { answer, checked: type !== "essay" };
    const definition = { ...defined(type), key: type === "essay" ? null : {} };
    assert.deepEqual(checkState(state, definition), { state, problems: [] });
    const linked = checkState(fromParameters(toParameters(state)), definition);
    assert.deepEqual(linked, { state: { answer, checked: false }, problems: [] });
  });
}

/** @type {[string, any, string, any][]} */
const unsound = [
  ["single_choice", { choice: "z" }, "not_answer", {}],
  ["single_choice", { choice: ["a"] }, "not_answer", {}],
  ["single_choice", "a", "not_answer", {}],
  ["single_choice", [1], "not_answer", {}],
  ["single_choice", { text: "a" }, "not_answer", {}],
  ["single_choice", { choice: "a", more: 1 }, "unknown_part", { choice: "a" }],
  ["true_false", { choice: true }, "not_answer", {}],
  ["multiple_choice", { choices: ["a", "z"] }, "unknown_part", { choices: ["a"] }],
  ["multiple_choice", { choices: "a" }, "not_answer", {}],
  ["numeric", { text: 3 }, "not_answer", {}],
  ["numeric", { text: "9".repeat(61) }, "not_answer", {}],
  ["match", { pairs: { a: "b", z: "b" } }, "unknown_part", { pairs: { a: "b" } }],
  ["match", { pairs: { a: "b", b: "z" } }, "unfit_value", { pairs: { a: "b" } }],
  ["match", { pairs: "a" }, "not_answer", {}],
  ["order", { order: ["a", "b"] }, "unfit_order", {}],
  ["order", { order: ["a", "a", "b", "c"] }, "unfit_order", {}],
  ["order", { order: 7 }, "unfit_order", {}],
  ["score_inventory", { scores: { goal: 2 } }, "unfit_value", {}],
  ["set_explorer", { parameters: { r: 7, n: 3 } }, "unfit_value", { parameters: { r: 0, n: 3 } }],
  ["set_explorer", { parameters: { n: 3, z: 1 } }, "unknown_part", { parameters: { r: 0, n: 3 } }],
  ["set_explorer", { parameters: { r: "x" } }, "unfit_value", {}],
  ["rate_transcript", { ratings: { t1: 9, t2: 1 } }, "unfit_value", { ratings: { t2: 1 } }],
  ["rate_transcript", { ratings: { t1: "1" } }, "unfit_value", {}],
  ["essay", { text: 5 }, "not_answer", {}],
];
for (const [type, answer, word, kept] of unsound) {
  test(`a state from outside is not believed: ${type} ${JSON.stringify(answer).slice(0, 50)}`, () => {
    const { state, problems } = checkState({ answer, checked: true }, defined(type));
    assert.deepEqual(problems.map((problem) => problem.word), [word]);
    assert.deepEqual(state.answer, kept);
    assert.equal(state.checked, Object.keys(kept).length > 0);
  });
}

test("a text longer than can be handed in is kept whole", () => {
  const text = "word ".repeat(20_000);
  assert.equal(checkState({ answer: { text } }, defined("essay")).state.answer.text, text);
});

test("nothing kept is a blank, and a blank was never checked", () => {
  for (const given of [undefined, null, {}, { answer: null, checked: true }, { answer: { text: " " }, checked: true }]) {
    assert.deepEqual(checkState(given, defined("numeric")), { state: { answer: {}, checked: false }, problems: [] });
  }
});

test("a graded exercise is never shown as checked", () => {
  const definition = { ...defined("single_choice"), key: null };
  assert.equal(checkState({ answer: { choice: "a" }, checked: true }, definition).state.checked, false);
});

test("a link's answer that is no JSON is shown as what it is", () => {
  const { problems } = checkState(fromParameters({ answer: "{<b>" }), defined("single_choice"));
  assert.deepEqual(problems, [{ word: "not_answer", values: { value: "{<b>" } }]);
});

test("words are counted between spaces of any kind", () => {
  assert.deepEqual(["", "  ", "one", " one\ntwo\tthree  "].map(countWords), [0, 0, 1, 3]);
});

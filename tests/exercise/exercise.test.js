import assert from "node:assert/strict";
import { test } from "node:test";

import { isBlank } from "../../widgets/classroom/grading/grade.js";
import { checkState, fromParameters, toParameters } from "../../widgets/classroom/grading/answer_shape.js";

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

test("an answer that says nothing is blank, and a zero is none", () => {
  for (const blank of [null, undefined, {}, { text: " \n" }, { choices: [] }, { pairs: {} }, { pairs: { a: "" } }]) assert.ok(isBlank(blank));
  for (const given of [{ text: "0" }, { ratings: { t1: 0 } }, { choices: ["a"] }]) assert.ok(!isBlank(given));
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

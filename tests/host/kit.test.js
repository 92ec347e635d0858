import assert from "node:assert/strict";
import { test } from "node:test";

import { readLink } from "../../widgets/host/permalink.js";
import { parseEnvelope } from "../../widgets/host/storage.js";
import { onScale, scoreAll } from "../../widgets/inventory_form/scoring.js";
import { checkState, fromParameters, toParameters } from "../../widgets/inventory_form/state.js";
import { fill } from "../../widgets/host/kit/text.js";
import { makeLocalModel } from "../../widgets/host/local_model.js";
import { joinMarks } from "../../widgets/inventory_form/comparison_chart.js";

const part = { multiplier: 1, low: 0, high: 4 };
/** @type {any} */
const definition = {
  inventory: "two_parts",
  version: 1,
  occasion: "session",
  ratings: [{ id: "client", perspective: "client", occasion: null }],
  kind: "steps",
  minimum: 0,
  maximum: 4,
  step: 1,
  rounding: 1e-6,
  items: ["a_1", "a_2", "b_1"],
  reverse_keyed: ["a_2"],
  subscales: [
    { ...part, id: "a", label: "A", items: ["a_1", "a_2"], min_answered: 1 },
    { ...part, id: "b", label: "B", items: ["b_1"], min_answered: 1 },
  ],
  composite: { ...part, label: "All", subscales: ["a", "b"] },
  start: { responses: {}, reverse_keyed: ["a_2"] },
};
const pair = {
  ...definition,
  ratings: [
    { id: "3-client", perspective: "client", occasion: 3 },
    { id: "3-therapist", perspective: "therapist", occasion: 3 },
  ],
};

test("a reverse-keyed item is reflected about the midpoint of a scale that starts at 0", () => {
  assert.deepEqual(scoreAll({ a_2: 0 }, ["a_2"], definition).keyed, { a_2: 4 });
});

test("a subscale is the mean of its answered items and the composite needs every subscale", () => {
  const scores = scoreAll({ a_1: 2, a_2: 1 }, ["a_2"], definition);
  assert.deepEqual(scores.subscales, { a: 2.5, b: null });
  assert.equal(scores.composite, null);
});

test("a sum counts a blank as the mean of the other items", () => {
  const sums = { ...definition, subscales: [{ ...definition.subscales[0], multiplier: 2 }] };
  assert.equal(scoreAll({ a_1: 3 }, [], { ...sums, composite: null }).subscales.a, 6);
});

test("where there is no composite, none is made", () => {
  assert.equal(scoreAll({ a_1: 3, b_1: 3 }, [], { ...definition, composite: null }).composite, null);
});

test("a zero is an answer", () => {
  assert.equal(scoreAll({ b_1: 0 }, [], definition).subscales.b, 0);
});

test("a slider takes its tenths and nothing between them", () => {
  const slider = { ...definition, kind: "slider", maximum: 10, step: 0.1 };
  for (const value of [0, 0.3, 5.7, 9.9, 10]) assert.ok(onScale(value, slider), String(value));
  for (const value of [-0.1, 0.35, 10.1, NaN, Infinity, "5", null]) assert.ok(!onScale(value, slider), String(value));
});

test("a state survives the way through a link", () => {
  const state = { responses: { client: { a_1: 0, b_1: 4 } }, reverse_keyed: ["a_1"] };
  const back = checkState(fromParameters(toParameters(state, definition), definition), definition);
  assert.deepEqual(back, { state, problems: [] });
});

test("two ratings survive the way through a link, each in one parameter", () => {
  const state = {
    responses: { "3-client": { a_1: 0, b_1: 4 }, "3-therapist": { a_2: 2 } },
    reverse_keyed: ["a_2"],
  };
  const parameters = toParameters(state, pair);
  assert.deepEqual(parameters, { "3-client": "0__4", "3-therapist": "_2" });
  assert.deepEqual(checkState(fromParameters(parameters, pair), pair), { state, problems: [] });
});

test("tenths survive the way through a link", () => {
  const slider = { ...definition, kind: "slider", maximum: 10, step: 0.1, reverse_keyed: [] };
  const state = { responses: { client: { a_1: 0.3, a_2: 9.9 } }, reverse_keyed: [] };
  assert.deepEqual(checkState(fromParameters(toParameters(state, slider), slider), slider), { state, problems: [] });
});

test("a link from before a form could hold several ratings is still read", () => {
  const { state, problems } = checkState(fromParameters({ a_1: "3" }, pair), pair);
  assert.deepEqual(state.responses, { "3-client": { a_1: 3 }, "3-therapist": {} });
  assert.deepEqual(problems, []);
});

test("answers kept before a form could hold several ratings are still read", () => {
  const { state } = checkState({ responses: { a_1: 3 }, reverse_keyed: [] }, definition);
  assert.deepEqual(state, { responses: { client: { a_1: 3 } }, reverse_keyed: [] });
});

test("a link with more answers than items says so", () => {
  const { state, problems } = checkState(fromParameters({ client: "1_2_3_4" }, definition), definition);
  assert.deepEqual(state.responses, { client: { a_1: 1, a_2: 2, b_1: 3 } });
  assert.deepEqual(problems, [{ word: "unknown_item", values: { name: "number 4" } }]);
});

test("a link says nothing of a key that nobody changed", () => {
  const state = { responses: { client: { a_1: 1 } }, reverse_keyed: ["a_2"] };
  assert.deepEqual(toParameters(state, definition), { client: "1" });
});

test("a link can carry a key with no item reversed", () => {
  const parameters = toParameters({ responses: {}, reverse_keyed: [] }, definition);
  assert.deepEqual(fromParameters(parameters, definition).reverse_keyed, []);
});

for (const [given, word] of [
  [{ responses: { a_1: 5 } }, "off_scale"],
  [{ responses: { a_1: 1.5 } }, "off_scale"],
  [{ responses: { a_1: null } }, "off_scale"],
  [{ responses: { a_1: "1" } }, "off_scale"],
  [{ responses: { client: { a_1: 5 } } }, "off_scale"],
  [{ responses: { c_1: 1 } }, "unknown_item"],
  [{ responses: { "7-client": { a_1: 1 } } }, "unknown_item"],
  [{ responses: { __proto__x: 1 } }, "unknown_item"],
  [{ responses: [1, 2] }, "not_answers"],
  [{ responses: "a" }, "not_answers"],
  [{ responses: { client: [1, 2] } }, "not_answers"],
  [{ responses: { client: "a" } }, "not_answers"],
  [{ reverse_keyed: ["c_1"] }, "unknown_key"],
  [{ reverse_keyed: 7 }, "unknown_key"],
]) {
  test(`a state from outside is not believed: ${JSON.stringify(given)}`, () => {
    const { state, problems } = checkState(given, definition);
    assert.deepEqual(problems.map((problem) => problem.word), [word]);
    assert.deepEqual(state.responses, { client: {} });
  });
}

test("a value from outside is shown shortened", () => {
  const [problem] = checkState({ responses: { a_1: "x".repeat(10_000) } }, definition).problems;
  assert.ok(String(problem.values.value).length < 50);
});

test("a missing score leaves a gap in a line", () => {
  const marks = [1, 2, 3, 4].map((x) => ({ rater: 0, x, y: x, missing: x === 3 }));
  assert.equal(joinMarks(marks), "M1,1 L2,2 M4,4");
});

test("a sentence is filled and an unknown slot left to be seen", () => {
  assert.equal(fill("{answered} of {items}, {other}", { answered: 0, items: 3 }), "0 of 3, {other}");
});

test("a hash that opens nothing is no link", () => {
  assert.equal(readLink("#sec-bond"), null);
  assert.equal(readLink(""), null);
});

test("a link without a version is not readable", () => {
  assert.equal(readLink("#open=form&a_1=1")?.readable, false);
});

test("an envelope of another widget is not ours", () => {
  assert.equal(parseEnvelope('{"version":1,"widget":"b","state":{}}', "a").found, "unreadable");
  assert.equal(parseEnvelope("null", "a").found, "unreadable");
  assert.equal(parseEnvelope('{"version":1,"widget":"a","state":null}', "a").found, "unreadable");
  assert.equal(parseEnvelope(null, "a").found, "nothing");
});

test("a local model tells a change once it is saved, and stays silent where nothing changed", () => {
  let heard = 0;
  const model = makeLocalModel({ responses: { a: 1 } }, () => {});
  const callback = () => (heard += 1);
  model.on("change:responses", callback);
  model.set("responses", { a: 1 });
  model.save_changes();
  assert.equal(heard, 0);
  model.set("responses", { a: 2 });
  model.set("responses", { a: 3 });
  model.save_changes();
  assert.equal(heard, 1);
  model.off("change:responses", callback);
  model.set("responses", { a: 4 });
  model.save_changes();
  assert.equal(heard, 1);
});

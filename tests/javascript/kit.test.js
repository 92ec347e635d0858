import assert from "node:assert/strict";
import { test } from "node:test";

import { readEnvelope, readLink } from "../../widgets/host/arrivals.js";
import { checkState, fromParameters, scoreAll, toParameters } from "../../widgets/host/kit/inventory.js";
import { fill, formatScore } from "../../widgets/host/kit/page.js";
import { makeLocalModel } from "../../widgets/host/local_model.js";

const definition = {
  inventory: "two_parts",
  version: 1,
  perspective: "client",
  minimum: 0,
  maximum: 4,
  items: ["a_1", "a_2", "b_1"],
  reverse_keyed: ["a_2"],
  subscales: [
    { id: "a", label: "A", items: ["a_1", "a_2"], min_answered: 1 },
    { id: "b", label: "B", items: ["b_1"], min_answered: 1 },
  ],
  composite: { label: "All", subscales: ["a", "b"] },
  start: { responses: {}, reverse_keyed: ["a_2"] },
};

test("a reverse-keyed item is reflected about the midpoint of a scale that starts at 0", () => {
  assert.deepEqual(scoreAll({ a_2: 0 }, ["a_2"], definition).keyed, { a_2: 4 });
});

test("a subscale is the mean of its answered items and the composite needs every subscale", () => {
  const scores = scoreAll({ a_1: 2, a_2: 1 }, ["a_2"], definition);
  assert.deepEqual(scores.subscales, { a: 2.5, b: null });
  assert.equal(scores.composite, null);
});

test("a zero is an answer", () => {
  assert.equal(scoreAll({ b_1: 0 }, [], definition).subscales.b, 0);
});

test("a state survives the way through a link", () => {
  const state = { responses: { a_1: 0, b_1: 4 }, reverse_keyed: ["a_1"] };
  const back = checkState(fromParameters(toParameters(state, definition), definition), definition);
  assert.deepEqual(back, { state, problems: [] });
});

test("a link says nothing of a key that nobody changed", () => {
  assert.deepEqual(toParameters({ responses: { a_1: 1 }, reverse_keyed: ["a_2"] }, definition), { a_1: "1" });
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
  [{ responses: { c_1: 1 } }, "unknown_item"],
  [{ responses: { __proto__x: 1 } }, "unknown_item"],
  [{ responses: [1, 2] }, "not_answers"],
  [{ responses: "a" }, "not_answers"],
  [{ reverse_keyed: ["c_1"] }, "unknown_key"],
  [{ reverse_keyed: 7 }, "unknown_key"],
]) {
  test(`a state from outside is not believed: ${JSON.stringify(given)}`, () => {
    const { state, problems } = checkState(given, definition);
    assert.deepEqual(problems.map((problem) => problem.word), [word]);
    assert.deepEqual(state.responses, {});
  });
}

test("a value from outside is shown shortened", () => {
  const [problem] = checkState({ responses: { a_1: "x".repeat(10_000) } }, definition).problems;
  assert.ok(String(problem.values.value).length < 50);
});

test("a sentence is filled and an unknown slot left to be seen", () => {
  assert.equal(fill("{answered} of {items}, {other}", { answered: 0, items: 3 }), "0 of 3, {other}");
});

test("a score is rounded with halves away from zero, as in Python", () => {
  assert.equal(formatScore(3.125), "3.13"); // tests/widgets: format_score(3.125)
});

test("a hash that opens nothing is no link", () => {
  assert.equal(readLink("#sec-bond"), null);
  assert.equal(readLink(""), null);
});

test("a link without a version is not readable", () => {
  assert.equal(readLink("#open=form&a_1=1")?.readable, false);
});

test("an envelope of another widget is not ours", () => {
  assert.equal(readEnvelope('{"version":1,"widget":"b","state":{}}', "a").found, "unreadable");
  assert.equal(readEnvelope("null", "a").found, "unreadable");
  assert.equal(readEnvelope('{"version":1,"widget":"a","state":null}', "a").found, "unreadable");
  assert.equal(readEnvelope(null, "a").found, "nothing");
});

test("a local model tells a change once and stays silent where nothing changed", () => {
  let heard = 0;
  const model = makeLocalModel({ responses: { a: 1 } }, () => {});
  const callback = () => (heard += 1);
  model.on("change:responses", callback);
  model.set("responses", { a: 1 });
  model.set("responses", { a: 2 });
  model.off("change:responses", callback);
  model.set("responses", { a: 3 });
  assert.equal(heard, 1);
});

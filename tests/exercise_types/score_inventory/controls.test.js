import assert from "node:assert/strict";
import { test } from "node:test";

import { feedbackFor } from "../../../widgets/exercise/feedback.js";

const words = new Proxy({}, { get: (_, name) => String(name) }); // every word says its own name

test("scores of a forgotten key are told as such, right ones among them or not", () => {
  const asks = ["goal", "task"].map((id) => ({ id, label: id }));
  const key = { answers: { goal: 2, task: 3 }, unreversed: { goal: 4, task: 3 }, tolerance: 0.005, feedback: { otherwise: "no", unreversed: "turn" } };
  const told = (/** @type {any} */ scores) =>
    feedbackFor({ item: /** @type {any} */ ({ id: "x", type: "score_inventory", points: 2, asks }), key, answer: { scores }, variant: 0, words }).reasons[0].text;
  assert.equal(told({ goal: "4", task: "3" }), "turn");
  assert.equal(told({ goal: "4" }), "turn");
  assert.equal(told({ goal: "4", task: "2" }), "no");
});

test("a line with nothing but space is left out, whatever kind of space it is", () => {
  const asks = ["goal", "task"].map((id) => ({ id, label: id }));
  const key = { answers: { goal: 2, task: 3 }, tolerance: 0.005, feedback: {} };
  for (const task of ["\x1c", "\x85", " "]) {
    const checked = { item: /** @type {any} */ ({ id: "x", type: "score_inventory", points: 2, asks }), key, answer: { scores: { goal: "2", task } } };
    const { marks } = feedbackFor({ ...checked, variant: 0, words });
    assert.deepEqual([marks.goal.sign, marks.task.sign], ["right", "missed"]);
  }
});

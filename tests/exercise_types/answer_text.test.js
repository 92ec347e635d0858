/**
 * How an answer of each type is told in words, to whoever handed it in and to whoever grades it; a type's cases lie in its
 * folder here.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ANSWER_TYPES } from "../../widgets/exercise_types/answer_registry.js";

const words = { says_true: "True", says_false: "False", no_score: "no score", range: "between {low} and {high}" };

for (const [type, { answerText }] of Object.entries(ANSWER_TYPES)) {
  const cases = JSON.parse(readFileSync(new URL(`${type}/answer_text.json`, import.meta.url), "utf-8"));
  test(`${type} has cases`, () => assert.notEqual(cases.length, 0));
  for (const { item, answer, lines } of cases) {
    test(`${type}: ${JSON.stringify(answer)}`, () => assert.deepEqual(answerText(item, answer, words), lines));
  }
  test(`${type}: an answer that says nothing has no lines`, () => {
    assert.deepEqual(answerText(/** @type {any} */ ({}), {}, words), []);
  });
}

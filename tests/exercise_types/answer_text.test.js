/** How an answer of each type is told in words, to whoever handed it in and to whoever grades it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ANSWER_TYPES } from "../../widgets/exercise_types/answer_registry.js";

const words = { says_true: "True", says_false: "False", no_score: "no score", range: "between {low} and {high}" };
const parts = [{ id: "a", text: "The *first*" }, { id: "b", text: "The second" }];
const typed = true;

/** @type {Record<string, [item: any, answer: any, lines: any[]][]>} */
const CASES = {
  single_choice: [[{ choices: parts }, { choice: "a" }, [{ text: "The *first*" }]]],
  true_false: [
    [{}, { choice: "true" }, [{ text: "True" }]],
    [{}, { choice: "false" }, [{ text: "False" }]],
  ],
  multiple_choice: [[{ choices: parts }, { choices: ["b", "a"] }, [{ text: "The second" }, { text: "The *first*" }]]],
  numeric: [
    [{ unit: "%" }, { text: "25" }, [{ text: "25 %", typed }]],
    [{ unit: "%" }, { text: "25%" }, [{ text: "25%", typed }]], // its unit once
    [{ unit: "" }, { text: "7", low: "5", high: "9" }, [{ text: "7", typed }, { text: "between 5 and 9", typed }]],
    [{ unit: "" }, { low: "5" }, [{ text: "between 5 and ", typed }]],
  ],
  match: [
    [
      { prompts: parts, options: [{ id: "x", text: "Bond" }] },
      { pairs: { b: "x", a: "" } },
      [{ label: "The second", joint: " → ", text: "Bond" }],
    ],
  ],
  order: [
    [
      { steps: parts },
      { order: ["b", "a"] },
      [
        { label: "1", joint: ". ", text: "The second" },
        { label: "2", joint: ". ", text: "The *first*" },
      ],
    ],
  ],
  score_inventory: [
    [
      { asks: [{ id: "goal", label: "Goal" }, { id: "bond", label: "Bond" }, { id: "task", label: "Task" }] },
      { scores: { goal: "3,25", bond: " None ", task: " " } },
      [
        { label: "Goal", joint: ": ", text: "3,25", typed },
        { label: "Bond", joint: ": ", text: "no score" },
      ],
    ],
  ],
  set_explorer: [[{}, { parameters: { r: 0.5 } }, [{ label: "r", joint: " = ", text: "0.5" }]]],
  rate_transcript: [
    [
      { turns: parts, scale: [{ value: 2, label: "clear" }] },
      { ratings: { b: 2 } },
      [{ label: "The second", joint: " → ", text: "2 clear" }],
    ],
  ],
  short_text: [[{}, { text: "*So*" }, [{ text: "*So*", typed }]]],
  essay: [[{}, { text: "*So*" }, [{ text: "*So*", typed }]]],
};

test("every type is told", () => {
  assert.deepEqual(Object.keys(CASES).sort(), Object.keys(ANSWER_TYPES));
});

for (const [type, cases] of Object.entries(CASES)) {
  for (const [item, answer, lines] of cases) {
    test(`${type}: ${JSON.stringify(answer)}`, () => {
      assert.deepEqual(ANSWER_TYPES[type].answerText(item, answer, words), lines);
    });
  }
  test(`${type}: an answer that says nothing has no lines`, () => {
    assert.deepEqual(ANSWER_TYPES[type].answerText(/** @type {any} */ ({}), {}, words), []);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";

import { feedbackFor } from "../../../widgets/exercise/feedback.js";

const words = new Proxy({}, { get: (_, name) => String(name) }); // every word says its own name
/** @type {any} */
const item = { id: "x", type: "rate_transcript", points: 2, turns: ["t1", "t2"], scale: [0, 1, 2].map((value) => ({ value, label: "" })) };

test("kappa that cannot be computed is said to be so, and blames nobody", () => {
  const key = { ratings: { t1: 1, t2: 1 }, reasons: {} };
  const said = feedbackFor({ item, key, answer: { ratings: { t1: 1, t2: 1 } }, variant: 0, words });
  assert.deepEqual([said.result, said.headline], ["told", "kappa_equal"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { applyChanges } from "../../widgets/host/changes.js";

// What two tabs do to one state, as a person would bring it together: each case is before, now, what the other has stored, and both.
/** @type {[string, any, any, any, any][]} */
const CASES = [
  ["nothing changed here", { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }],
  ["nothing changed there", { a: 1 }, { a: 3 }, { a: 1 }, { a: 3 }],
  ["another part changed there", { a: 1, b: 1 }, { a: 3, b: 1 }, { a: 1, b: 2 }, { a: 3, b: 2 }],
  ["a part is new on either side", { r: {} }, { r: { a: 1 } }, { r: { b: 2 } }, { r: { b: 2, a: 1 } }],
  ["a part was taken away here", { r: { a: 1, b: 2 } }, { r: { b: 2 } }, { r: { a: 1, b: 5 } }, { r: { b: 5 } }],
  ["all was deleted there", { r: { a: 1, b: 2 } }, { r: { a: 1, b: 3 } }, {}, { r: { b: 3 } }],
  ["a list is one value", { l: [1] }, { l: [1, 2] }, { l: [3] }, { l: [1, 2] }],
  ["a text is one value", { t: "a" }, { t: "ab" }, { t: "ac" }, { t: "ab" }],
  ["a record became a text", { t: { a: 1 } }, { t: "a" }, { t: { a: 2 } }, { t: "a" }],
];
for (const [what, before, now, there, both] of CASES) {
  test(`a state that two tabs changed is brought together where ${what}`, () => {
    assert.deepEqual(applyChanges(before, now, there), both);
  });
}

test("a name that every object has is a name like others", () => {
  const now = JSON.parse('{"__proto__": 1, "constructor": 2}');
  assert.deepEqual(Object.keys(applyChanges({}, now, {})), ["__proto__", "constructor"]);
  assert.equal(/** @type {any} */ ({}).constructor, Object);
});

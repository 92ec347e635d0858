/** What is made of a choice once it was handed out: the same assignment in another wording, or another one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { assignmentFile, differences, isMended, recallChoice, toAssignment } from "../../../widgets/pages/draft.js";
import { readAssignmentText, toLink, readAssignmentLink } from "../../../widgets/classroom/assignments/assignment.js";
import { RULES } from "../../classroom/rules.js";

const items = { "wa-one": {}, "wa-two": {}, "wa-three": {} };
const bank = /** @type {any} */ ({ items, edition: "5b605498cee1" });
const fresh = { items: ["wa-one", "wa-two"], title: "Weak 3", due: "", variants: false, origin: null, isMending: null };
const origin = /** @type {import("../../../widgets/pages/draft.js").Assignment} */ (toAssignment(fresh, bank));
const handedOut = { ...fresh, origin };

/** @param {any} change */
const made = (change) => toAssignment({ ...handedOut, ...change }, bank);

test("what was handed out and not changed is the same assignment in the same wording", () => {
  assert.deepEqual(made({}), origin);
  assert.deepEqual(differences(handedOut), []);
});

test("a mended title keeps the id, and the wording is counted", () => {
  const { id, revision, title } = /** @type {any} */ (made({ title: "Week 3" }));
  assert.deepEqual([id, revision, title], [origin.id, 2, "Week 3"]);
});

test("a mended date and a title with a space more keep the id", () => {
  assert.equal(made({ due: "Friday" })?.id, origin.id);
  assert.deepEqual(differences({ ...handedOut, title: " Weak  3 " }), []);
});

test("other exercises make another assignment, unless somebody says that they mend it", () => {
  const change = { items: ["wa-one", "wa-three"] };
  assert.notEqual(made(change)?.id, origin.id);
  assert.equal(made({ ...change, isMending: true })?.id, origin.id);
  assert.equal(made({ ...change, isMending: true })?.revision, 2);
});

test("a copy has an id of its own as soon as its title differs", () => {
  const copy = made({ title: "Week 4", isMending: false });
  assert.notEqual(copy?.id, origin.id);
  assert.equal(copy?.revision, 1);
});

test("what differs is told apart", () => {
  const told = (/** @type {any} */ change) => differences({ ...handedOut, ...change });
  assert.deepEqual(told({ items: ["wa-two", "wa-one"] }), ["order"]);
  assert.deepEqual(told({ items: ["wa-two", "wa-three"] }), ["items"]);
  assert.deepEqual(told({ variants: true, title: "x" }), ["title", "variants"]);
  assert.equal(isMended({ ...handedOut, items: ["wa-two", "wa-one"] }), false);
});

test("a mended assignment is read as it was, from its file and from its link", () => {
  const mended = /** @type {any} */ (made({ title: "Week 3" }));
  assert.deepEqual(readAssignmentText(assignmentFile(mended, RULES.assignment), bank, RULES.assignment).assignment, mended);
  const link = toLink(mended, RULES.assignment);
  assert.deepEqual(readAssignmentLink(link, bank, RULES.assignment)?.assignment, mended);
  const again = toAssignment({ ...fresh, title: "Week three", origin: mended }, bank);
  assert.deepEqual([again?.id, again?.revision], [origin.id, 3]);
});

test("what an earlier edition of the builder has kept is taken up as it was", () => {
  const state = { items: ["wa-one", "wa-gone"], title: "Week 3", due: "", variants: true };
  const kept = JSON.stringify({ version: 1, widget: "builder", state });
  Object.assign(globalThis, { localStorage: { getItem: () => kept } });
  const recalled = recallChoice(bank, RULES.assignment);
  assert.deepEqual(recalled, { ...state, items: ["wa-one"], origin: null, isMending: null });
});

for (const strange of [7, "x", [], {}, { ...origin, id: "a-00000000" }, { ...origin, revision: 2, id: "../x" }, { ...origin, revision: -1 }]) {
  test(`an origin that somebody wrote into the storage is none: ${JSON.stringify(strange).slice(0, 40)}`, () => {
    const kept = JSON.stringify({ version: 1, widget: "builder", state: { ...fresh, origin: strange } });
    Object.assign(globalThis, { localStorage: { getItem: () => kept } });
    assert.equal(recallChoice(bank, RULES.assignment).origin, null);
  });
}

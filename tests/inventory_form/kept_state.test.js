/** What a chapter and an inventory's page keep under one name, on a device that the first edition was used on. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { KeptState } from "../../widgets/host/kept_state.js";
import { checkState, endsEarly, fromParameters, ownState, toParameters, withOthers } from "../../widgets/inventory_form/state.js";

const OLD = JSON.parse(readFileSync(new URL("../compatibility/version_1/shared_names.json", import.meta.url), "utf-8"));
const NAME = "practice_alliance_short-client";
const KEY = ["goal_2", "task_2", "bond_2"];
const ITEMS = ["goal", "task", "bond"].flatMap((part) => [1, 2, 3, 4].map((number) => `${part}_${number}`));
/** @type {Map<string, string>} */
const store = new Map();
/** @type {any} */ (globalThis).localStorage = {
  getItem: (/** @type {string} */ key) => store.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ text) => store.set(key, text),
};
beforeEach(() => store.clear());

/**
 * A page that shows one rating, and begins with these answers.
 * @param {string} id
 * @param {Record<string, number>} answers
 */
function open(id, answers) {
  const beginning = { responses: { [id]: answers }, reverse_keyed: KEY };
  const scale = { minimum: 1, maximum: 5, step: 1, rounding: 1e-6 };
  const definition = { ratings: [{ id }], items: ITEMS, reverse_keyed: KEY, start: beginning, ...scale };
  const kept = new KeptState(NAME, "inventory_form", /** @type {any} */ ({ checkState, ownState, withOthers }), definition, beginning);
  kept.open();
  return { kept, state: () => kept.read().state, answer: (/** @type {any} */ more) => kept.save(withAnswers(kept.read().state, id, more)) };
}
const openChapter = () => open("3-client", { goal_1: 2, goal_2: 4 });
const openPage = () => open("client", {});

/**
 * @param {any} state
 * @param {string} id
 * @param {Record<string, number>} more
 */
function withAnswers(state, id, more) {
  return { ...state, responses: { ...state.responses, [id]: { ...state.responses[id], ...more } } };
}

/** @param {any} state */
function leave(state) {
  store.set(`psychotherapy-relationship:${NAME}`, JSON.stringify({ version: 1, widget: "inventory_form", state }));
}

for (const { says, stored, chapter, page } of OLD) {
  test(`what was kept under a shared name is divided, and nothing of it is lost: ${says}`, () => {
    for (const first of ["chapter", "page"]) {
      leave(stored);
      const answerChapter = () => openChapter().answer({ bond_4: 5 });
      const answerPage = () => openPage().answer({ bond_4: 1 });
      for (const answer of first === "chapter" ? [answerChapter, answerPage] : [answerPage, answerChapter]) answer();
      assert.deepEqual(openChapter().state().responses, { "3-client": { ...chapter["3-client"], bond_4: 5 } });
      assert.deepEqual(openPage().state().responses, { client: { ...page.client, bond_4: 1 } });
    }
  });
}

test("an answer on one page leaves the other page's answers and its key as they are", () => {
  const chapter = openChapter();
  chapter.kept.save({ responses: { "3-client": { goal_1: 5 } }, reverse_keyed: ["goal_2"] });
  openPage().answer({ task_1: 2 });
  assert.deepEqual(openChapter().state(), { responses: { "3-client": { goal_1: 5 } }, reverse_keyed: ["goal_2"] });
  assert.deepEqual(openPage().state(), { responses: { client: { task_1: 2 } }, reverse_keyed: KEY });
});

test("a form that was cleared stays blank, also where old answers named no rating", () => {
  leave(OLD[2].stored);
  const page = openPage();
  page.kept.save({ responses: { client: {} }, reverse_keyed: KEY });
  assert.deepEqual(openPage().state().responses, { client: {} });
  assert.deepEqual(openChapter().state().responses, OLD[2].chapter);
});

test("a form that was cleared in the first edition is blank, and not as it began", () => {
  leave({ responses: {}, reverse_keyed: KEY });
  assert.deepEqual(openChapter().state().responses, { "3-client": {} });
});

test("two tabs of one page keep what either of them answered", () => {
  const [one, other] = [openPage(), openPage()];
  one.answer({ goal_1: 1 });
  const merged = other.kept.save({ responses: { client: { goal_2: 2 } }, reverse_keyed: KEY });
  assert.deepEqual(merged?.responses, { client: { goal_1: 1, goal_2: 2 } });
});

test("after site data were deleted elsewhere, one answer brings none of the old ones back", () => {
  const page = openPage();
  page.answer({ goal_1: 1, goal_2: 2, goal_3: 3 });
  store.clear();
  const shown = { responses: { client: { goal_1: 1, goal_2: 2, goal_3: 3, goal_4: 4 } }, reverse_keyed: KEY };
  assert.deepEqual(page.kept.save(shown)?.responses, { client: { goal_4: 4 } });
});

test("where the browser stores nothing, no answer is taken from the page", () => {
  const page = openPage();
  page.answer({ goal_1: 1 });
  store.set = () => {
    throw new Error("full");
  };
  assert.equal(page.kept.save({ responses: { client: {} }, reverse_keyed: KEY }), null);
  delete (/** @type {any} */ (store).set);
});

test("a link of a blank form names its ratings, so that it is not one that ended at its version", () => {
  const definition = /** @type {any} */ ({ ratings: [{ id: "3-client" }], items: ITEMS, reverse_keyed: KEY });
  const parameters = toParameters({ responses: {}, reverse_keyed: KEY }, definition);
  assert.deepEqual(parameters, { "3-client": "" });
  assert.deepEqual(fromParameters(parameters, definition).responses, { "3-client": {} });
});

test("a link without its last answers may have been cut, and one with them was not", () => {
  const definition = /** @type {any} */ ({ ratings: [{ id: "3-client" }], items: ITEMS });
  // The reported link: 8 of 12 places.
  assert.ok(endsEarly({ "3-client": "2_4_3_4_4_2__2" }, definition));
  assert.ok(!endsEarly({ "3-client": "2_4_3_4_4_2__2_5_4_1_5" }, definition));
  assert.ok(endsEarly({ "3-client": "1_1_1_1_1_1_1_1_1_1_1_1" }, { ...definition, ratings: [{ id: "3-client" }, { id: "3-therapist" }] }));
  assert.ok(endsEarly({}, definition));
  assert.ok(!endsEarly({ goal_1: "1" }, definition)); // from before a link had its answers in one list
  assert.deepEqual(fromParameters({ "3-client": "2" }, { ...definition, reverse_keyed: [] }).responses, { "3-client": { goal_1: 2 } });
});

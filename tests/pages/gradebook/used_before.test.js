/** Sets of levels at a press: how few presses a response takes, whatever levels it gets. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { commentsOn, levelSets } from "../../../widgets/pages/gradebook/used_before.js";

const ITEM = "wa-say-why";
const KEYS = 22;
const rubricOf = (/** @type {number[]} */ counts) => counts.map((count, place) => ({ id: `c${place}`, levels: Array(count).fill({}) }));

/** @param {number[][]} sets  given to one student after the other */
function marksOf(sets) {
  const marks = sets.map((levels, number) => {
    const mark = Object.fromEntries(levels.map((level, place) => [`c${place}`, level]));
    return /** @type {const} */ ([`s${number}`, new Map([[ITEM, mark]])]);
  });
  return new Map(marks);
}

/** Every set of levels of a rubric. */
function everySet(/** @type {number[]} */ counts) {
  return counts.reduce((/** @type {number[][]} */ sets, count) => sets.flatMap((set) => [...Array(count).keys()].map((level) => [...set, level])), [[]]);
}

/**
 * Presses to give these levels: digits from the first criterion on, until a letter brings the rest.
 * @param {number[]} counts
 * @param {number[]} levels
 * @param {number[][]} before
 */
function presses(counts, levels, before) {
  for (let digits = 0; digits < counts.length; digits++) {
    const chosen = counts.map((_, place) => (place < digits ? levels[place] : undefined));
    const sets = levelSets(rubricOf(counts), chosen, marksOf(before), ITEM, KEYS);
    if (sets.some((set) => set.levels.join() === levels.join())) return digits + 1;
  }
  return counts.length;
}

test("a set that was given before takes one press, whatever the rubric", () => {
  for (const counts of [[3, 2], [3, 3, 3], [3, 4, 4, 3], [3, 3, 3, 3, 3]]) {
    const levels = counts.map((count) => count - 1);
    assert.equal(presses(counts, levels, [levels]), 1);
  }
});

test("a set of up to three criteria takes at most two presses also the first time", () => {
  for (const counts of [[3, 2], [4, 4], [3, 3, 3], [4, 3, 4]]) {
    for (const levels of everySet(counts)) assert.ok(presses(counts, levels, []) <= 2, `${levels} of ${counts}`);
  }
});

test("a set of four criteria takes at most three presses the first time", () => {
  for (const counts of [[3, 4, 4, 3], [4, 4, 4, 4], [2, 3, 4, 3]]) {
    for (const levels of everySet(counts)) assert.ok(presses(counts, levels, []) <= 3, `${levels} of ${counts}`);
  }
});

test("sets given before come first, the most frequent before the others, and only those that go on from what is chosen", () => {
  const marks = marksOf([[0, 1, 2], [2, 1, 0], [2, 1, 0], [2, 2, 2]]);
  const start = levelSets(rubricOf([3, 3, 3]), [undefined, undefined, undefined], marks, ITEM, KEYS);
  assert.deepEqual(start.map(({ levels, count }) => [levels.join(""), count]), [["210", 2], ["012", 1], ["222", 1]]);
  const begun = levelSets(rubricOf([3, 3, 3]), [2, undefined, undefined], marks, ITEM, KEYS);
  assert.deepEqual(begun.slice(0, 2).map(({ levels }) => levels.join("")), ["210", "222"]);
  assert.equal(begun.length, 9);
  assert.ok(begun.every(({ levels }) => levels[0] === 2));
});

test("half a mark, levels that a rubric has no more, and one criterion make no set", () => {
  const marks = new Map([["a", new Map([[ITEM, { c0: 1 }]])], ["b", new Map([[ITEM, { c0: 9, c1: 9 }]])]]);
  assert.deepEqual(levelSets(rubricOf([3, 3]), [undefined, undefined], marks, ITEM, KEYS), []);
  assert.deepEqual(levelSets(rubricOf([3]), [undefined], marks, ITEM, KEYS), []);
  assert.deepEqual(levelSets(rubricOf([3, 3]), [1, undefined], marks, ITEM, KEYS), []);
});

test("comments come by how often they were given", () => {
  const comments = ["Why?", "Good.", "Good.", ""].map((comment, number) => /** @type {const} */ ([`s${number}`, new Map([[ITEM, { comment }]])]));
  assert.deepEqual(commentsOn(new Map(comments), ITEM), ["Good.", "Why?"]);
});

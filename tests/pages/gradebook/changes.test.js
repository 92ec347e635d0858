import assert from "node:assert/strict";
import { test } from "node:test";

import { applyChanges } from "../../../widgets/pages/gradebook/changes.js";

const group = (code, count) => ({ severity: "note", code, count, entries: [] });
const same = (code, count) => ({ ...group(code, count), entries: null });
const SHOWN = {
  files: [],
  items: [{ id: "a", dropped: false }],
  decisions: [],
  rows: [{ key: "pia", total: null }, { key: "quin", total: null }],
  problems: [group("awaiting_marks", 2), group("late", 1), group("markers_differ", 1)],
  to_mark: [],
  agreements: [],
};
const CHANGES = {
  items: [{ id: "a", dropped: false }],
  decisions: [{ place: "AB: excuse pia" }],
  rows: [[1, { key: "quin", total: 3 }]],
  problems: [group("awaiting_marks", 1), same("late", 1)],
  to_mark: [{ item: "a", title: "A", count: 2 }],
  agreements: [],
};

test("rows and groups that did not change stay the very same", () => {
  const shown = applyChanges(SHOWN, CHANGES);
  assert.equal(shown.rows[0], SHOWN.rows[0]);
  assert.equal(shown.problems[1], SHOWN.problems[1]);
  assert.equal(shown.files, SHOWN.files);
  assert.equal(shown.items, SHOWN.items);
});

test("what changed takes its place, and what is gone is gone", () => {
  const shown = applyChanges(SHOWN, CHANGES);
  assert.deepEqual(shown.rows.map(({ total }) => total), [null, 3]);
  assert.deepEqual(shown.problems.map(({ code, count }) => [code, count]), [["awaiting_marks", 1], ["late", 1]]);
  assert.deepEqual(shown.to_mark, CHANGES.to_mark);
  assert.deepEqual(shown.decisions, CHANGES.decisions);
});

test("an exercise that was dropped is drawn anew", () => {
  const items = [{ id: "a", dropped: true }];
  assert.equal(applyChanges(SHOWN, { ...CHANGES, items }).items, items);
});

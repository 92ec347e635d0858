import assert from "node:assert/strict";
import { test } from "node:test";

import { assignmentId, readAssignmentLink, readAssignmentText, toLink } from "../../../widgets/classroom/assignments/assignment.js";
import { variedName } from "../../../widgets/classroom/assignments/variants.js";
import { RULES } from "../rules.js";

/** @type {any} */
const bank = { edition: "0123456789ab", items: { "wa-a": {}, "wa-b": {} } };
const link = "#assignment=1&title=Week+3&due=&items=wa-a.wa-b&variants=1&edition=0123456789ab";

test("an assignment has the id that Python gives it", () => {
  // widgets.classroom.assignments.assignment.make_assignment
  assert.equal(assignmentId("Week 3", ["wa-a", "wa-b"], false), "a-64a12de2");
  assert.equal(assignmentId("Week 3", ["wa-a", "wa-b"], true), "a-9c8f6a9f");
  assert.equal(assignmentId('Week 3: "the" \\ <numbers> & é 🙂', ["ao-square"], true), "a-c56146e3");
});

test("an answer is kept under the number that it answers", () => {
  assert.equal(variedName("a-1", { id: "ao-x", variants: [{}, {}] }, 1), "exercise-ao-x@a-1.1");
  assert.equal(variedName("a-1", { id: "wa-x" }, 0), "exercise-wa-x@a-1");
});

test("a link gives the assignment, and the assignment the link", () => {
  const found = readAssignmentLink(link, bank, RULES.assignment);
  assert.deepEqual(found?.problems, []);
  assert.deepEqual(found?.assignment?.items, ["wa-a", "wa-b"]);
  assert.equal(found?.assignment?.id, "a-9c8f6a9f");
  assert.equal(`#${toLink(/** @type {any} */ (found?.assignment), RULES.assignment)}`, link);
});

test("an address without an assignment is none", () => {
  assert.equal(readAssignmentLink("", bank, RULES.assignment), null);
  assert.equal(readAssignmentLink("#open=exercise-wa-a&v=1", bank, RULES.assignment), null);
});

/** @type {[string, string, string][]} */
const BROKEN = [
  ["another version", link.replace("assignment=1", "assignment=3"), "newer"],
  ["no title", link.replace("Week+3", "+"), "bad_title"],
  ["a title that is too long", link.replace("Week+3", "x".repeat(121)), "bad_title"],
  ["a due date that is none", link.replace("due=", `due=${"x".repeat(121)}`), "bad_due"],
  ["no exercise", link.replace("wa-a.wa-b", "."), "no_items"],
  ["a name that is none", link.replace("wa-a", "<img>"), "bad_item"],
  ["a name of every object", link.replace("wa-a", "__proto__"), "bad_item"],
  ["an exercise twice", link.replace("wa-b", "wa-a"), "twice"],
  ["neither yes nor no", link.replace("variants=1", "variants=yes"), "bad_variants"],
  ["a name that objects have", link.replace("variants=1", "variants=toString"), "bad_variants"],
  ["a link without end", link + "&x=" + "x".repeat(30_000), "link_too_long"],
];
for (const [what, broken, word] of BROKEN) {
  test(`a link with ${what} is refused, and says why`, () => {
    const found = readAssignmentLink(broken, bank, RULES.assignment);
    assert.equal(found?.assignment, null);
    assert.deepEqual(found?.problems.map((problem) => problem.word), [word]);
  });
}

test("exercises that are not there are named, and the id stays that of the instructor", () => {
  const found = readAssignmentLink(link.replace("wa-b", "wa-gone"), bank, RULES.assignment);
  assert.deepEqual(found?.missing, ["wa-gone"]);
  assert.deepEqual(found?.problems, [{ word: "missing_items", values: { items: "wa-gone" } }]);
  assert.equal(found?.assignment?.id, assignmentId("Week 3", ["wa-a", "wa-gone"], true));
});

test("another edition is told and shown all the same", () => {
  const found = readAssignmentLink(link.replace("0123456789ab", "ffffffffffff"), bank, RULES.assignment);
  assert.deepEqual(found?.problems.map(({ word }) => word), ["other_edition"]);
  assert.notEqual(found?.assignment, null);
});

test("a link or a file that somebody pasted is read", () => {
  assert.equal(readAssignmentText(`  https://book.example/classroom/assignment.html${link}\n`, bank, RULES.assignment).assignment?.title, "Week 3");
  const { assignment } = /** @type {any} */ (readAssignmentLink(link, bank, RULES.assignment));
  const file = JSON.stringify({ format: "psychotherapy-relationship/assignment", version: 1, ...assignment });
  assert.deepEqual(readAssignmentText(file, bank, RULES.assignment).assignment, assignment);
});

test("a file that somebody changed by hand is refused", () => {
  const { assignment } = /** @type {any} */ (readAssignmentLink(link, bank, RULES.assignment));
  const file = { format: "psychotherapy-relationship/assignment", version: 1, ...assignment, title: "Week 4" };
  assert.deepEqual(readAssignmentText(JSON.stringify(file), bank, RULES.assignment).problems.map(({ word }) => word), ["changed_by_hand"]);
});

for (const text of ["", "{", "[]", "null", "{}", "Dear student", '{"format": "psychotherapy-relationship/bank"}']) {
  test(`a text that is no assignment is refused: ${text}`, () => {
    assert.deepEqual(readAssignmentText(text, bank, RULES.assignment).problems.map(({ word }) => word), ["not_assignment"]);
  });
}

test("a damaged file is refused", () => {
  const file = { format: "psychotherapy-relationship/assignment", version: 1, title: "Week 3", due: "", items: "wa-a", variants: true };
  assert.deepEqual(readAssignmentText(JSON.stringify(file), bank, RULES.assignment).problems.map(({ word }) => word), ["damaged"]);
});

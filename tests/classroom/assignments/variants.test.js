import assert from "node:assert/strict";
import { test } from "node:test";

import { assignmentId, readAssignmentFile, readAssignmentLink, readAssignmentText, toLink } from "../../../widgets/classroom/assignments/assignment.js";
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

test("a link that ends anywhere before its end is never shown as if it were whole", () => {
  for (let end = "#assignment=".length; end < link.length; end++) {
    const found = readAssignmentLink(link.slice(0, end), bank, RULES.assignment);
    assert.deepEqual(found?.problems.map(({ word }) => word), ["link_damaged"], link.slice(0, end));
  }
});

// What mail programs make of a link.
for (const damaged of [
  link.replaceAll("&", "&amp;"),
  `#${encodeURIComponent(link.slice(1))}`,
  `#${encodeURIComponent(encodeURIComponent(link.slice(1)))}`,
  link.replaceAll("&", "%26"),
  link.replaceAll("=", "=3D"),
]) {
  test(`a link that was changed on its way says so, opened and pasted: ${damaged.slice(0, 50)}`, () => {
    for (const found of [readAssignmentLink(damaged, bank, RULES.assignment), readAssignmentText(`See ${damaged} !`, bank, RULES.assignment)]) {
      assert.equal(found?.assignment, null);
      assert.deepEqual(found?.problems.map(({ word }) => word), ["link_damaged"]);
    }
  });
}

test("a pasted link that a line's end cut in two is damaged", () => {
  const found = readAssignmentText(`https://book.example/a.html${link.replace("&variants", "\n&variants")}`, bank, RULES.assignment);
  assert.deepEqual(found.problems.map(({ word }) => word), ["link_damaged"]);
});

// Each took seconds to hours while a pattern looked for a link from every # on, or one name for every name before.
/** @type {[string, string][]} */
const WORST = [
  ["a hundred thousand #", "#".repeat(100_000)],
  ["words of # and assignment", "#assignment".repeat(9_000)],
  ["a megabyte of #", "#".repeat(1_000_000)],
  ["a megabyte of JSON", JSON.stringify({ format: RULES.assignment.format, items: ["x".repeat(1_000_000)] })],
  ["as many exercises as fit", JSON.stringify({ format: RULES.assignment.format, version: 1, title: "a", due: "", variants: false, items: Array.from({ length: 25_000 }, (_, place) => place.toString(36)) })],
];
for (const [what, text] of WORST) {
  test(`a paste of ${what} is refused at once`, () => {
    const began = performance.now();
    assert.notDeepEqual(readAssignmentText(text, bank, RULES.assignment).problems, []);
    assert.ok(performance.now() - began < 1000);
  });
}

test("a file that is larger than any assignment is not even read", async () => {
  const file = /** @type {any} */ ({ size: 1_000_000, text: () => assert.fail("it was read") });
  const found = await readAssignmentFile(file, bank, RULES.assignment);
  assert.deepEqual(found.problems, [{ word: "text_too_long", values: { letters: 1_000_000, most: 200_000 } }]);
});

test("a link of a mended assignment that ends before its revision is damaged", () => {
  const cut = `${link.replace("assignment=1", `assignment=${RULES.assignment.revised_version}`)}&id=a-9c8f6a9f`;
  assert.deepEqual(readAssignmentLink(cut, bank, RULES.assignment)?.problems.map(({ word }) => word), ["link_damaged"]);
});

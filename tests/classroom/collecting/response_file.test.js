import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { readBackup, sortOut } from "../../../widgets/my_answers/backup.js";
import { AnswerRecord } from "../../../widgets/classroom/collecting/answer_record.js";
import { fileName, readPayload, saysWhatItShould, writeResponseFile } from "../../../widgets/classroom/collecting/response_file.js";
import { RULES } from "../rules.js";

const rules = RULES.responses;
const contents = {
  assignment: { id: "a-1f2e3d4c", title: "Week 3" },
  edition: "0123456789ab",
  student: { code: "mina", name: "" },
  variants: { "ao-x": 2 },
  answers: { "wa-x": { choice: "b" }, "wa-y": { text: "„Ja“ \u2028 <b> 🙂" } },
  saved: "2026-11-24T10:00:00Z",
};
/** @type {any} */
const definition = {
  assignment: null,
  edition: "0123456789ab",
  items: [
    { id: "wa-x", type: "true_false", use: "practice", title: "X", prompt: "" },
    { id: "ao-x", type: "numeric", use: "graded", title: "N", prompt: "", unit: "", variants: [{ r: 1 }, { r: 2 }] },
  ],
  numbers: { "ao-x": 1 },
  names: {},
};

test("the file holds the payload as a text, and the SHA-256 of that text", async () => {
  const file = JSON.parse((await writeResponseFile(contents, rules)).text);
  assert.equal(file.format, "psychotherapy-relationship/response-file");
  assert.equal(file.version, 1);
  assert.equal(file.sha256, createHash("sha256").update(file.payload, "utf8").digest("hex"));
  assert.deepEqual(JSON.parse(file.payload), { format: "psychotherapy-relationship/responses", version: 1, ...contents });
});

test("a file that was just written reads as it should", async () => {
  assert.equal(saysWhatItShould(await writeResponseFile(contents, rules), contents.answers, rules), true);
});

test("a file that says something else is noticed", async () => {
  const file = await writeResponseFile(contents, rules);
  assert.equal(saysWhatItShould(file, { "wa-x": { choice: "a" } }, rules), false);
  assert.equal(saysWhatItShould({ ...file, text: file.text.replace("Week 3", "Week 4") }, contents.answers, rules), false);
});

test("half of an emoji is replaced, and does not spoil the file", async () => {
  const answers = { "wa-y": { text: "cut \ud83d" } };
  const file = await writeResponseFile({ ...contents, answers }, rules);
  assert.equal(JSON.parse(file.payload).answers["wa-y"].text, "cut \ufffd");
  assert.equal(saysWhatItShould(file, answers, rules), true);
});

test("a payload of another kind or version is not read", async () => {
  for (const change of [{ version: 2 }, { format: "psychotherapy-relationship/bank" }]) {
    assert.equal(readPayload(JSON.parse((await writeResponseFile({ ...contents, ...change }, rules)).text), rules), null);
  }
  assert.equal(readPayload(null, rules), null);
  assert.equal(readPayload({ payload: 3, sha256: "" }, rules), null);
});

test("a file is named after the assignment and the code", () => {
  // as response_name of widgets/classroom/response_file.py: its example, and letters that it leaves out
  assert.equal(fileName("answers", "a-1f2e3d4c", " Mina B. ", "json"), "answers-a-1f2e3d4c-mina-b.json");
  assert.equal(fileName("answers", "a-1f2e3d4c", "../../etc/passwd", "json"), "answers-a-1f2e3d4c-etc-passwd.json");
  assert.equal(fileName("answers", "a-1f2e3d4c", "Мина", "json"), "answers-a-1f2e3d4c-no-code.json");
});

/** @type {[string, string | null, string][]} */
const UNUSABLE = [
  ["too large", null, "file_too_large"],
  ["no JSON", "{", "file_not_json"],
  ["nothing", "null", "file_not_ours"],
  ["of another kind", '{"format": "psychotherapy-relationship/bank", "version": 1}', "file_not_ours"],
  ["of another version", '{"format": "psychotherapy-relationship/device-state", "version": 2}', "file_newer"],
  ["changed", '{"format": "psychotherapy-relationship/response-file", "version": 1, "payload": "{}", "sha256": "0"}', "file_damaged"],
];
for (const [what, text, word] of UNUSABLE) {
  test(`a file from another device that is ${what} is refused, and says why`, () => {
    assert.equal(/** @type {any} */ (readBackup(text, rules)).word, word);
  });
}

/** @param {unknown} states @param {unknown} [variants] */
function sorted(states, variants = { "ao-x": 1 }, record = new AnswerRecord(definition, () => {})) {
  const file = { format: "psychotherapy-relationship/device-state", version: 1, states, variants };
  return sortOut(/** @type {any} */ (readBackup(JSON.stringify(file), rules)), record);
}

test("what a file brings is taken where there is nothing yet", () => {
  const { taken, clashes, left } = sorted({ "wa-x": { answer: { choice: "true" }, checked: true }, "ao-x": { answer: { text: "3" } } });
  assert.deepEqual([taken.length, clashes, left], [2, [], []]);
  assert.deepEqual(taken[0], { name: "exercise-wa-x", state: { answer: { choice: "true" }, checked: true } });
});

test("what is answered otherwise is neither taken nor lost", () => {
  const record = new AnswerRecord(definition, () => {});
  record.take("exercise-wa-x", { answer: { choice: "false" }, checked: false });
  const { taken, clashes } = sorted({ "wa-x": { answer: { choice: "true" } } }, {}, record);
  assert.deepEqual([taken, clashes.length], [[], 1]);
  assert.deepEqual(sorted({ "wa-x": { answer: { choice: "false" } } }, {}, record).clashes, []);
});

/** @type {[string, unknown, unknown, string][]} */
const LEFT = [
  ["of another assignment", { "wa-z": { answer: { choice: "true" } } }, {}, "left_not_here"],
  ["for other numbers", { "ao-x": { answer: { text: "3" } } }, { "ao-x": 0 }, "left_other_numbers"],
  ["that does not fit", { "wa-x": { answer: { choice: "<b>" } } }, {}, "left_unfit"],
  ["that is none", { "wa-x": { answer: [1, 2] } }, {}, "left_unfit"],
  ["with more than it should have", { "wa-x": { answer: { choice: "true", more: 1 } } }, {}, "left_unfit"],
];
for (const [what, states, variants, word] of LEFT) {
  test(`an answer ${what} is left out and named`, () => {
    assert.deepEqual(sorted(states, variants).left.map((problem) => problem.word), [word]);
  });
}

for (const states of [null, 3, "x", [], { __proto__: null }, { "wa-x": null }, { "wa-x": 4 }]) {
  test(`states that are none bring nothing: ${JSON.stringify(states)}`, () => {
    assert.deepEqual(sorted(states).taken, []);
  });
}

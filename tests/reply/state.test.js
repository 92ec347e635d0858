/** What of a practice record from outside is kept, and what is named. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { digestOf } from "../../widgets/classroom/bank/sha256.js";
import { readRecord, writeRecord } from "../../widgets/reply/record_file.js";
import { checkState, fromParameters, toParameters } from "../../widgets/reply/state.js";
import { DEFINITION as definition, OWN, reply, WORDS } from "./sample_scene.js";

const BLANK = { difficulty: "as_it_is", text: "", replies: {}, marks: {}, later: {}, partner: {} };
const GIVEN = { ...BLANK, replies: { [OWN]: reply() }, marks: { [OWN]: { names: true }, first: { owns: false } } };

const wordsOf = (/** @type {any} */ given) => checkState(given, definition).problems.map(({ word }) => word);

test("a state that fits is kept whole", () => {
  const state = { ...GIVEN, difficulty: "more_withdrawn", text: "So.", later: { [OWN]: { names: false } }, partner: { replies: { "r-partner0": reply() }, marks: {} } };
  assert.deepEqual(checkState(state, definition), { state, problems: [] });
});

test("a link carries the difficulty alone", () => {
  assert.deepEqual(toParameters({ ...GIVEN, difficulty: "more_withdrawn" }), { difficulty: "more_withdrawn" });
  assert.deepEqual(fromParameters({ difficulty: "more_withdrawn", text: "foreign" }), { difficulty: "more_withdrawn" });
  assert.deepEqual(fromParameters({}), {});
});

for (const [says, given, word] of /** @type {[string, any, string][]} */ ([
  ["a difficulty that there is not", { difficulty: "worse" }, "wrong_difficulty"],
  ["a text that is none", { text: ["So."] }, "wrong_text"],
  ["a text that is too long", { text: "a".repeat(101) }, "wrong_text"],
  ["replies that are a list", { replies: [reply()] }, "wrong_replies"],
  ["a reply under a foreign name", { replies: { __proto__x: reply() } }, "wrong_reply"],
  ["a reply without a date", { replies: { [OWN]: reply({ written: "yesterday" }) } }, "wrong_reply"],
  ["a reply in no difficulty", { replies: { [OWN]: reply({ difficulty: "worse" }) } }, "wrong_reply"],
  ["more replies than are kept", { replies: { "r-aaaaaaa1": reply(), "r-aaaaaaa2": reply(), "r-aaaaaaa3": reply() } }, "too_many_replies"],
  ["marks that are none", { marks: "all" }, "wrong_marks"],
  ["a mark of a reply that has no such name", { marks: { constructor: { names: true } } }, "wrong_mark"],
  ["a mark that says neither yes nor no", { marks: { [OWN]: { names: 1 } } }, "wrong_mark"],
  ["a mark by what is counted", { marks: { [OWN]: { short: true } } }, "wrong_mark"],
  ["a partner who is a text", { partner: "Mina" }, "wrong_partner"],
])) {
  test(`${says} is named, and the rest is kept`, () => {
    const read = checkState({ ...GIVEN, ...given }, definition);
    assert.deepEqual(read.problems.map((problem) => problem.word), [word]);
    const kept = Object.keys(BLANK).filter((name) => !(name in given));
    for (const name of kept) assert.deepEqual(/** @type {any} */ (read.state)[name], /** @type {any} */ (GIVEN)[name]);
  });
}

test("a name that means something to JavaScript does no harm", () => {
  const given = JSON.parse('{"replies": {"__proto__": {"text": "x"}}, "marks": {"__proto__": {"names": true}}}');
  assert.deepEqual(wordsOf(given), ["wrong_reply", "wrong_mark"]);
  assert.equal(/** @type {any} */ ({}).names, undefined);
});

const fileOf = (/** @type {string} */ text) => ({ size: text.length, text: async () => text });
const read = (/** @type {string} */ text) => readRecord(fileOf(text), definition, WORDS);
const write = (given = GIVEN, sounds = new Map()) => writeRecord(/** @type {any} */ (given), definition, sounds);

/** A file with other contents and the digest that fits them. @param {any} changes */
async function forged(changes) {
  const envelope = JSON.parse(await write());
  const payload = JSON.stringify({ ...JSON.parse(envelope.payload), ...changes });
  return JSON.stringify({ ...envelope, payload, sha256: await digestOf(payload) });
}

test("what the page writes is read back", async () => {
  assert.deepEqual(await read(await write()), { replies: GIVEN.replies, marks: GIVEN.marks, sounds: new Map() });
});

test("a recording is in the file only if it is given, and comes back to the byte", async () => {
  const sound = new Blob([Uint8Array.from({ length: 70_000 }, (_, place) => place % 251)], { type: "audio/webm" });
  assert.equal((await write()).includes("audio/"), false);
  const taken = /** @type {any} */ (await read(await write(GIVEN, new Map([[OWN, sound]]))));
  assert.deepEqual(await taken.sounds.get(OWN).arrayBuffer(), await sound.arrayBuffer());
});

for (const [says, make, word] of /** @type {[string, () => Promise<string>, string][]} */ ([
  ["no JSON", async () => "%PDF-1.7", "file_not_json"],
  ["a file that was cut", async () => (await write()).slice(0, -40), "file_not_json"],
  ["nothing at all", async () => "", "file_not_json"],
  ["a list", async () => "[1, 2]", "file_foreign"],
  ["a file of answers", async () => '{"format": "psychotherapy-relationship/response-file", "version": 1}', "file_foreign"],
  ["a file of a later edition", async () => (await write()).replace('"version":1', '"version":2'), "file_newer"],
  ["an edited file", async () => (await write()).replace("So it is", "So it was"), "file_edited"],
  ["a file without a digest", async () => (await write()).replace("sha256", "sha255"), "file_edited"],
  ["a payload that is a number", async () => JSON.stringify({ ...JSON.parse(await write()), payload: 7 }), "file_edited"],
  ["a file of another scene", () => forged({ scene: "the_fork", title: "The fork" }), "file_scene"],
  ["a reply too long", () => forged({ replies: { [OWN]: reply({ text: "a".repeat(101) }) } }), "file_unfit"],
  ["markup in the place of a mark", () => forged({ marks: { [OWN]: { names: "<img src=x onerror=alert(1)>" } } }), "file_unfit"],
  ["a program in the place of sound", () => forged({ sounds: { [OWN]: "data:text/html;base64,PGI+" } }), "file_unfit"],
  ["sound of a reply that is not there", () => forged({ sounds: { "r-nobodys0": "data:audio/webm;base64,AAAA" } }), "file_unfit"],
  ["a file with nothing in it", () => forged({ replies: {}, marks: {} }), "file_empty"],
])) {
  test(`${says} is refused by name, and nothing of it is taken`, async () => {
    assert.equal(/** @type {any} */ (await read(await make())).word, word);
  });
}

test("a huge file is refused before it is read", async () => {
  const file = { size: 9_000_000, text: () => Promise.reject(new Error("was read")) };
  assert.deepEqual(await readRecord(file, definition, WORDS), { word: "file_large", values: { size: "9.0", most: 8 } });
});

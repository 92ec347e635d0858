import assert from "node:assert/strict";
import { test } from "node:test";

import { writeReceipt } from "../../widgets/my_answers/receipt.js";
import { RULES } from "../classroom/rules.js";

const words = new Proxy({}, { get: (_, name) => String(name) }); // every word says its own name

/** @param {string} prompt @param {Record<string, number>[]} [variants] */
function receiptOf(prompt, variants) {
  const item = { id: "tr-selma", type: "essay", use: "graded", title: "Selma", prompt, variants };
  const contents = { assignment: { id: "a-1", title: "Week 3" }, edition: "e", student: { code: "mina", name: "" }, answers: {}, saved: "" };
  /** @type {any} */
  const definition = { assignment: null, edition: "e", items: [item], numbers: { "tr-selma": 1 }, names: {}, rules: RULES.responses };
  return writeReceipt(/** @type {any} */ ({ contents, sha256: "0" }), definition, words);
}

test("what was asked is told with its list, each point whole however it is wrapped", () => {
  const asked = "Two:\n\n- *One.* It goes\n  on.\n- Two.\n\nChoose.";
  assert.match(receiptOf(asked), /<p>Two:<\/p><ul><li><em>One\.<\/em> It goes on\.<\/li><li>Two\.<\/li><\/ul><p>Choose\.<\/p>/);
});

test("what was asked is told with the student's numbers", () => {
  assert.match(receiptOf("At *r* = {r}", [{ r: 0.3 }, { r: 0.5 }]), /<p>At <em>r<\/em> = 0\.5<\/p>/);
});

test("what looks like markup of a page in it is text", () => {
  assert.match(receiptOf("- *<img src=x>*"), /<ul><li><em>&lt;img src=x&gt;<\/em><\/li><\/ul>/);
});

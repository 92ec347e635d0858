/** The receipt in another language: what authors wrote says that it is English, and what a student wrote says nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { writeReceipt } from "../../widgets/my_answers/receipt.js";

/** @type {any[]} */
const items = [
  { id: "one", type: "single_choice", title: "Whose goal?", prompt: "Choose.", choices: [{ id: "a", text: "Hers" }] },
  { id: "two", type: "true_false", title: "Is it so?", prompt: "Say." },
  { id: "three", type: "short_text", title: "Say why", prompt: "Write." },
];
const answers = { one: { choice: "a" }, two: { choice: "true" }, three: { text: "Porque sí" } };
const definition = /** @type {any} */ ({ items, numbers: {}, names: {}, rules: { receipt: "receipt" } });
const contents = { assignment: { id: "a", title: "Semana" }, student: { code: "m", name: "" }, edition: "e", saved: "now", answers };
const words = { receipt_title: "Recibo: {title}", receipt_answer: "Su respuesta", says_true: "Verdadero" };
const receipt = (/** @type {string} */ language) => writeReceipt(/** @type {any} */ ({ contents, sha256: "0" }), definition, { ...words, language });

test("what authors wrote says that it is English", () => {
  const english = [...receipt("es").matchAll(/<(\w+) lang="en">(?:<h2>)?([^<]*)/g)].map(([, , text]) => text);
  assert.deepEqual(english, ["1. Whose goal?", "Hers", "2. Is it so?", "3. Say why"]);
});

test("an English receipt says it once, for all", () => {
  assert.deepEqual(receipt("en").match(/lang="\w+"/g), ['lang="en"']);
});

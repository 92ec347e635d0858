import assert from "node:assert/strict";
import { test } from "node:test";

import { asPython } from "../../widgets/inventory_form/export.js";

/** @type {any} */
const definition = { inventory: "two_parts", language: "en", ratings: [{ id: "client", perspective: "client", occasion: null }], reverse_keyed: ["a_2", "b_1"] };
const answers = { responses: { client: { a_1: 1 } } };
const FORM = ["from widgets import InventoryForm", "", "form = InventoryForm(", '    "two_parts",', '    perspective="client",', '    responses={"a_1":1},', ")"];

/** @type {[string, string[], string[]][]} */
const KEYS = [
  ["is the book's", ["a_2", "b_1"], []],
  ["has one item fewer", ["b_1"], ['form.reverse_keyed = ["b_1"]']],
  ["has one item more", ["a_1", "a_2", "b_1"], ['form.reverse_keyed = ["a_1","a_2","b_1"]']],
  ["has none", [], ["form.reverse_keyed = []"]],
];
for (const [what, reverse_keyed, lines] of KEYS) {
  test(`the cell of Python makes the form whose key ${what}`, () => {
    assert.equal(asPython({ ...answers, reverse_keyed }, definition), [...FORM, ...lines, "form"].join("\n"));
  });
}

test("the cell of Python makes the form in its language", () => {
  const made = asPython({ ...answers, reverse_keyed: ["a_2", "b_1"] }, { ...definition, language: "es" });
  assert.equal(made, [...FORM.slice(0, -1), '    language="es",', ")", "form"].join("\n"));
});

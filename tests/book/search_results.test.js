import assert from "node:assert/strict";
import { test } from "node:test";

const attributes = {};
const search = {
  _index: /** @type {any} */ (null),
  setIndex(/** @type {any} */ index) {
    search._index = index;
  },
  status: { setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => Object.assign(attributes, { [name]: value }) },
};
Object.assign(globalThis, { Search: search });
await import("../../book/_static/search_results.mjs");
search.setIndex({ terms: { alliance: [0, 1], bond: 2 }, titleterms: { alliance: 0 } });

for (const word of ["constructor", "__proto__", "tostring", "valueof"]) {
  test(`the word ${word} stands on no page unless a page has it`, () => {
    assert.equal(search._index.terms[word], undefined);
    assert.equal(search._index.titleterms[word], undefined);
  });
}

test("words of pages are found, and Sphinx may ask whether the index has a word", () => {
  assert.deepEqual(search._index.terms.alliance, [0, 1]);
  assert.equal(search._index.terms.hasOwnProperty("bond"), true);
  assert.equal(search._index.terms.hasOwnProperty("constructor"), false);
  assert.deepEqual(Object.keys(search._index.terms), ["alliance", "bond"]);
});

test("the count of hits is a status", () => {
  assert.deepEqual(attributes, { role: "status" });
});

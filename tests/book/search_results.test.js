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
const document = { getElementById: () => null };
Object.assign(globalThis, { document });
const { complete, withKind, withoutRepeats } = await import("../../book/_static/search_results.mjs");
complete(search);
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

const KINDS = /** @type {[string, string][]} */ ([
  ["book/glossary#.*", "Term"],
  ["chapters/.*#.*", "Exercise"],
  ["chapters/.*", "Chapter"],
  [".*", "Page"],
]);
const TITLES = new Map([["chapters/one#on-two", "Two"], ["book/glossary#term-bond", "bond"], ["chapters/one", "One"]]);
const kindOf = (/** @type {any} */ hit) => withKind(hit, KINDS, TITLES);

test("an exercise has its place on the page in its address", () => {
  const hit = kindOf(["chapters/one#on-two", "Two", "", null, 5, "f"]);
  assert.deepEqual(hit, ["chapters/one", '<span class="search-kind">Exercise </span>Two', "#on-two", null, 5, "f"]);
});

test("a section of a chapter is no exercise", () => {
  assert.match(kindOf(["chapters/one", "One > Part", "#part", null, 5, "f"])[1], />Chapter <\/span>One > Part/);
});

test("a term that Sphinx found by its name is a term, and is told with its definition", () => {
  const [, title, anchor, about] = kindOf(["book/glossary", "Glossary", "#term-bond", "term, in Glossary", 11, "f"]);
  assert.match(title, />Term <\/span>bond/);
  assert.deepEqual([anchor, about], ["#term-bond", null]);
});

test("of two hits that lead to one place the better stays, which is the later", () => {
  const [first, second, other] = ["a", "b", "c"].map((file, number) => ["page", "t", number === 2 ? "#x" : "", null, number, file]);
  assert.deepEqual(withoutRepeats(/** @type {any} */ ([first, second, other])), [second, other]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { tellUnsent } from "../../../widgets/exercise_types/short_text/controls.js";
import { countWords, CountedText } from "../../../widgets/exercise_types/short_text/controls_count.js";

const WORDS = {
  one_word: "1 word.",
  some_words: "{count} words.",
  enough_words: "",
  too_few_words: "",
  too_many_words: "",
  too_long: "more than {letters} letters",
  saved_too_long: "Saved, but too long",
};
const item = /** @type {any} */ ({ words: { least: 1, most: 90_000 }, longest: 60_000 });

test("words are counted between spaces of any kind", () => {
  assert.deepEqual(["", "  ", "one", " one\ntwo\tthree  "].map(countWords), [0, 0, 1, 3]);
});

test("where a script has no spaces, the words that a dictionary finds are counted", () => {
  // "The therapist listens", in Chinese, Japanese and Thai: by hand, 治疗师|在|倾听, セラピスト|は|聞く, นัก|บำบัด|ฟัง.
  assert.deepEqual(["治疗师在倾听。", "セラピストは聞く", "นักบำบัดฟัง"].map((text) => countWords(text) >= 2), [true, true, true]);
  assert.equal(countWords("你好 世界"), 2);
  assert.equal(countWords("。"), 1);
});

test("words with signs in them, and of other scripts with spaces, are counted as before", () => {
  assert.deepEqual(["don't well-known 3.5", "ברית טיפולית", "한국어 문장"].map(countWords), [3, 2, 2]);
});

/** The places that a text's count is told in. */
function places() {
  /** @type {Record<string, any>} */
  const made = {};
  const find = (/** @type {string} */ selector) => (made[selector] ??= { textContent: "", toggleAttribute() {} });
  return { querySelector: find, told: () => made["[data-slot=count]"].textContent };
}

for (const [text, told, unsent] of [
  ["so ".repeat(20_000), "20000 words.", ""],
  ["so ".repeat(20_001), "more than 60,000 letters", "Saved, but too long"], // an essay that was pasted whole
  ["🙂".repeat(60_000), "1 word.", ""], // as many letters as Python counts
  ["🙂".repeat(60_001), "more than 60,000 letters", "Saved, but too long"],
]) {
  test(`a text that cannot be handed in says so in the place of its count: ${[...text].length} letters of ${[...text][0]}`, () => {
    const el = places();
    new CountedText(/** @type {any} */ (el), { ...item.words, longest: item.longest }, WORDS).show({ text });
    assert.equal(el.told(), told);
    assert.equal(tellUnsent({ text }, item, WORDS), unsent);
  });
}

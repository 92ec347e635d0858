/** Counts the words of a text while it is written; says aloud only when a limit is passed, and cuts nothing off. */

import { fill, isLonger } from "../../host/kit/text.js";

export class CountedText {
  /**
   * @param {HTMLElement} el
   * @param {{ least: number, most: number, longest: number }} limits  words, and letters that are read
   * @param {Record<string, string>} words
   */
  constructor(el, limits, words) {
    const find = (/** @type {string} */ slot) => /** @type {HTMLElement} */ (el.querySelector(`[data-slot=${slot}]`));
    this.places = { count: find("count"), paper: find("paper"), aloud: find("aloud") };
    this.limits = limits;
    this.words = words;
    /** @type {string | undefined} */
    this.word = undefined;
  }

  /**
   * @param {{ text?: string }} answer
   */
  show({ text = "" }) {
    const count = countWords(text);
    const word = this.stand(text, count);
    const told = fill(this.words[word], { ...this.limits, count, letters: this.limits.longest.toLocaleString("en-US") });
    this.places.count.textContent = word === "too_long" ? told : fill(this.words[count === 1 ? "one_word" : "some_words"], { count });
    this.places.count.toggleAttribute("data-problem", word === "too_long");
    this.places.paper.textContent = text; // a text area prints no more than it shows
    if (this.word !== undefined && word !== this.word) this.places.aloud.textContent = told;
    this.word = word;
  }

  /**
   * @param {string} text
   * @param {number} count
   */
  stand(text, count) {
    if (isLonger(text, this.limits.longest)) return "too_long";
    if (count > this.limits.most) return "too_many_words";
    return count < this.limits.least ? "too_few_words" : "enough_words";
  }
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

/**
 * Count what stands between spaces; where a script has none, the words that the browser's dictionary finds.
 * @param {string} text
 */
export function countWords(text) {
  const pieces = text.split(/\s+/).filter((piece) => piece !== "");
  return pieces.reduce((count, piece) => count + (UNSPACED.test(piece) ? countUnspaced(piece) : 1), 0);
}

/**
 * @param {string} piece
 */
function countUnspaced(piece) {
  const found = segmenter ? [...segmenter.segment(piece)].filter(({ isWordLike }) => isWordLike) : [];
  return Math.max(1, found.length);
}

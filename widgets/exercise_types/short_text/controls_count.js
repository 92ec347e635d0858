/** Counts the words of a text while it is written; says aloud only when a limit is passed, and cuts nothing off. */

import { LONGEST_TEXT } from "../shapes.js";
import { fill } from "../../host/kit/text.js";

export class CountedText {
  /**
   * @param {HTMLElement} el
   * @param {{ least: number, most: number }} limits
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
    this.places.count.textContent = fill(this.words[count === 1 ? "one_word" : "some_words"], { count });
    this.places.paper.textContent = text; // a text area prints no more than it shows
    const word = this.stand(text, count);
    if (this.word !== undefined && word !== this.word) {
      this.places.aloud.textContent = fill(this.words[word], { ...this.limits, count, letters: LONGEST_TEXT });
    }
    this.word = word;
  }

  /**
   * @param {string} text
   * @param {number} count
   */
  stand(text, count) {
    if (text.length > LONGEST_TEXT) return "too_long";
    if (count > this.limits.most) return "too_many_words";
    return count < this.limits.least ? "too_few_words" : "enough_words";
  }
}

/**
 * Count what stands between spaces.
 * @param {string} text
 */
export function countWords(text) {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

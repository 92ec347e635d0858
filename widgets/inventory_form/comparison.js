/**
 * Rewrites what a form shows of several ratings side by side, as comparison.py filled it first.
 * @typedef {import("./scoring.js").Definition} Definition
 * @typedef {import("./scoring.js").FormState} FormState
 * @typedef {import("./scoring.js").Rating} Rating
 * @typedef {import("./scoring.js").Answers} Answers
 * @typedef {ReturnType<typeof scoreAll>} Scores
 */

import { drawnRange, mean, scoreAll, scoreOf, scoreParts } from "./scoring.js";
import { formatNumber, formatScore, withMark } from "../host/kit/numbers.js";
import { fill } from "../host/kit/text.js";
import { lineOf, placeMark } from "./comparison_chart.js";

export class Comparison {
  /**
   * @param {HTMLElement} el
   * @param {Definition} definition
   * @param {Record<string, string>} words
   */
  constructor(el, definition, words) {
    this.el = el;
    this.definition = definition;
    this.words = words;
    this.raters = [...new Set(definition.ratings.map(({ perspective }) => perspective))];
    this.occasions = [...new Set(definition.ratings.map(({ occasion }) => occasion))];
  }

  /**
   * @param {FormState} state
   */
  show({ responses, reverse_keyed }) {
    const { ratings } = this.definition;
    const scores = ratings.map(({ id }) => scoreAll(responses[id] ?? {}, reverse_keyed, this.definition));
    this.showPictures(scores);
    ratings.forEach(({ id }, number) => this.showCells(`[data-scores="${id}"] td`, this.scoreTexts(scores[number])));
    for (const occasion of this.occasions) this.showPair(occasion, scores);
    for (const item of this.definition.items) {
      this.showCells(`[data-values="${item}"] td`, scores.map(({ keyed }) => this.valueText(keyed[item])));
    }
  }

  /**
   * @param {Scores[]} all
   */
  showPictures(all) {
    for (const part of scoreParts(this.definition)) {
      const scores = all.map((one) => scoreOf(one, part.id));
      const ends = drawnRange(part, this.definition, scores);
      const picture = /** @type {HTMLElement} */ (this.el.querySelector(`[data-picture="${part.id}"]`));
      const marks = this.definition.ratings.map((rating, number) => placeMark(this, rating, scores[number], ends));
      for (const dot of /** @type {NodeListOf<SVGElement>} */ (picture.querySelectorAll("[data-dot]"))) {
        const mark = marks[this.definition.ratings.findIndex(({ id }) => id === dot.dataset.dot)];
        dot.setAttribute("transform", `translate(${mark.x} ${mark.y})`);
        dot.setAttribute("visibility", mark.missing ? "hidden" : "visible");
      }
      this.raters.forEach((_, rater) => {
        picture.querySelector(`[data-line="${rater}"]`)?.setAttribute("d", lineOf(this, marks, rater));
      });
      /** @type {HTMLElement} */ (picture.querySelector("[data-slot=high]")).textContent = String(ends[1]);
      /** @type {HTMLElement} */ (picture.querySelector("[data-slot=summary]")).textContent = this.summary(scores);
    }
  }

  /**
   * @param {(number | null)[]} scores
   */
  summary(scores) {
    return this.raters
      .map((rater) => {
        const own = scores.filter((_, number) => this.definition.ratings[number].perspective === rater);
        const [first, last] = [own[0], own[own.length - 1]].map((score) => this.scoreText(score));
        return fill(this.words[own.length === 1 ? "summary_one" : "summary_change"], {
          rater: this.words[rater],
          first,
          last,
        });
      })
      .join(" ");
  }

  /**
   * Two raters of one occasion: who is higher on each score, and how near their answers lie.
   * @param {number | null} occasion
   * @param {Scores[]} all
   */
  showPair(occasion, all) {
    const { ratings } = this.definition;
    const block = ratings.map((rating, number) => ({ rating, scores: all[number] }));
    const [first, second, third] = block.filter(({ rating }) => rating.occasion === occasion);
    if (!second || third) return;
    const [higher, lower] = [first, second].map(({ rating }) => this.words[rating.perspective]);
    const told = scoreParts(this.definition).map(({ id }) =>
      this.difference(scoreOf(first.scores, id), scoreOf(second.scores, id), higher, lower),
    );
    this.showCells(`[data-pair="${first.rating.id}"] td`, told);
    const agreement = this.agreement(first.scores.keyed, second.scores.keyed, occasion);
    const line = this.el.querySelector(`[data-agreement="${first.rating.id}"]`);
    if (line) line.textContent = agreement;
  }

  /**
   * @param {number | null} one
   * @param {number | null} other
   * @param {string} first
   * @param {string} second
   */
  difference(one, other, first, second) {
    if (one === null || other === null) return this.words.working_none;
    const gap = one - other;
    const difference = this.scoreText(Math.abs(gap));
    if (difference === this.scoreText(0)) return this.words.equal;
    return fill(this.words.higher, { rater: gap > 0 ? first : second, difference });
  }

  /**
   * @param {Answers} one
   * @param {Answers} other
   * @param {number | null} number
   */
  agreement(one, other, number) {
    const both = this.definition.items.filter((item) => item in one && item in other);
    const gaps = both.map((item) => Math.abs(one[item] - other[item]));
    const occasion = number === null ? "" : `${fill(this.words[this.definition.occasion], { number })}: `;
    if (gaps.length === 0) return fill(this.words.agreement_none, { occasion });
    return fill(this.words[this.definition.kind === "steps" ? "agreement_steps" : "agreement"], {
      occasion,
      both: gaps.length,
      alike: gaps.filter((gap) => gap === 0).length,
      near: gaps.filter((gap) => gap <= 1).length,
      distance: this.scoreText(mean(gaps)),
    });
  }

  /**
   * @param {string} selector
   * @param {string[]} texts
   */
  showCells(selector, texts) {
    this.el.querySelectorAll(selector).forEach((cell, number) => {
      cell.textContent = texts[number];
    });
  }

  /**
   * @param {Scores} scores
   */
  scoreTexts(scores) {
    return scoreParts(this.definition).map(({ id }) => this.scoreText(scoreOf(scores, id)));
  }

  /**
   * @param {number | null} score
   */
  scoreText(score) {
    return score === null ? this.words.no_score : withMark(formatScore(score), this.words);
  }

  /**
   * @param {number | undefined} value
   */
  valueText(value) {
    return value === undefined ? this.words.working_none : withMark(formatNumber(value), this.words);
  }
}

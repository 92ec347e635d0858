/**
 * Rewrites what a form shows of one rating, as view.py filled it first.
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("./scoring.js").Answers} Answers
 * @typedef {import("./scoring.js").Definition} Definition
 * @typedef {import("./scoring.js").Part} Part
 * @typedef {ReturnType<typeof scoreAll>} Scores
 */

import { answeredValues, drawnRange, placeOnLine, scoreAll, scoreOf, scoreParts } from "./scoring.js";
import { formatNumber, formatScore, withMark } from "../host/kit/numbers.js";
import { fill } from "../host/kit/text.js";
import { showAnswers } from "./controls.js";

export class RatingView {
  /**
   * @param {HTMLElement} el
   * @param {Definition} definition
   * @param {Record<string, string>} words
   * @param {{ say(tell: () => string): void }} aloud
   */
  constructor(el, definition, words, aloud) {
    this.el = el;
    this.id = String(el.dataset.rating);
    this.definition = definition;
    this.words = words;
    this.reached = "";
    this.aloud = aloud;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.el.querySelector(selector));
  }

  /**
   * @param {Answers} answers
   * @param {string[]} reverseKeyed
   */
  show(answers, reverseKeyed) {
    const scores = scoreAll(answers, reverseKeyed, this.definition);
    showAnswers(this.el, answers, this.words);
    for (const part of this.definition.subscales) this.showSubscale(part, scores);
    if (this.definition.composite !== null) this.showComposite(this.definition.composite, scores);
    for (const item of this.definition.items) this.showWorking(item, answers[item], scores.keyed[item], reverseKeyed);
    this.showSentence(answers, scores);
    this.showBrokenKey(answers, reverseKeyed);
  }

  /**
   * @param {Definition["subscales"][number]} part
   * @param {Scores} scores
   */
  showSubscale(part, scores) {
    const values = answeredValues(scores.keyed, part);
    const score = scores.subscales[part.id];
    const facts = {
      label: part.label,
      answered: values.length,
      items: part.items.length,
      needed: part.min_answered,
      values: values.map((value) => this.valueText(value)).join(" + "),
      multiplier: part.multiplier,
      score: this.scoreText(score),
    };
    const state = score === null ? "too_few" : values.length === part.items.length ? "all_answered" : "some_answered";
    const formula = score === null ? "formula_too_few" : part.multiplier === 1 ? "formula" : "formula_sum";
    this.showRow(`[data-subscale="${part.id}"]`, part, score, fill(this.words[state], facts));
    this.find(`[data-formula="${part.id}"]`).textContent = fill(this.words[formula], facts);
  }

  /**
   * @param {NonNullable<Definition["composite"]>} rule
   * @param {Scores} scores
   */
  showComposite(rule, { subscales, composite }) {
    const labels = rule.subscales.map((id) => this.definition.subscales.find((part) => part.id === id)?.label);
    const adds = rule.multiplier !== 1;
    const answered = composite === null ? "composite_missing" : adds ? "composite_sum" : "composite_all";
    const formula = composite === null ? "formula_composite_none" : adds ? "formula_added" : "formula_composite";
    this.showRow("[data-composite]", rule, composite, fill(this.words[answered], { subscales: labels.join(", ") }));
    this.find("[data-formula-composite]").textContent = fill(this.words[formula], {
      label: rule.label,
      values: rule.subscales.map((id) => this.scoreText(subscales[id])).join(" + "),
      subscales: rule.subscales.length,
      score: this.scoreText(composite),
    });
  }

  /**
   * @param {string} row
   * @param {Part} part
   * @param {number | null} score
   * @param {string} answered
   */
  showRow(row, part, score, answered) {
    const place = score === null ? 0 : placeOnLine(score, drawnRange(part, this.definition, [score]));
    this.find(row).toggleAttribute("data-missing", score === null);
    this.find(`${row} [data-slot=score]`).textContent = this.scoreText(score);
    this.find(`${row} [data-slot=answered]`).textContent = answered;
    this.find(`${row} [data-slot=mark]`).style.setProperty("--position", String(place));
  }

  /**
   * @param {string} item
   * @param {number | undefined} answer
   * @param {number} keyed
   * @param {string[]} reverseKeyed
   */
  showWorking(item, answer, keyed, reverseKeyed) {
    const reversed = reverseKeyed.includes(item);
    const row = `[data-working="${item}"]`;
    const sum = this.definition.minimum + this.definition.maximum;
    const given = answer === undefined ? this.words.working_none : this.valueText(answer);
    this.find(`${row} [data-slot=answer]`).textContent = given;
    this.find(`${row} [data-slot=keyed]`).textContent =
      reversed && answer !== undefined ? `${sum} − ${given} = ${this.valueText(keyed)}` : given;
    const box = /** @type {HTMLInputElement | null} */ (this.el.querySelector(`${row} input`));
    if (box) box.checked = reversed;
  }

  /**
   * @param {Scores} scores
   */
  scoreList(scores) {
    return scoreParts(this.definition)
      .map(({ id, label }) => {
        const score = scoreOf(scores, id);
        return fill(this.words[score === null ? "status_no_score" : "status_score"], { label, score: this.scoreText(score) });
      })
      .join(" ");
  }

  /**
   * @param {Answers} answers
   * @param {Scores} scores
   */
  showSentence(answers, scores) {
    const facts = {
      answered: Object.keys(answers).length,
      items: this.definition.items.length,
      scores: this.scoreList(scores),
    };
    const sentence = this.find("[data-slot=sentence]");
    const told = fill(this.words.status, facts);
    if (told !== sentence.textContent) this.aloud.say(() => String(sentence.textContent));
    sentence.textContent = told;
    sentence.style.setProperty("--done", String(facts.answered / facts.items));
    this.find("[data-action=next]").hidden = facts.answered === facts.items;
  }

  /**
   * Bring the reader to the next item without an answer, from the one last reached on; after the last comes the first.
   * @param {Answers} answers
   */
  goToBlank(answers) {
    const { items } = this.definition;
    const from = items.indexOf(this.reached) + 1;
    const isBlank = (/** @type {string} */ item) => answers[item] === undefined;
    this.reached = [...items.slice(from), ...items.slice(0, from)].find(isBlank) ?? "";
    const place = this.el.querySelector(`[data-item="${this.reached}"]`);
    place?.scrollIntoView({ block: "center" });
    const control = /** @type {HTMLElement | null | undefined} */ (place?.querySelector("input:checked, input:not([type=radio])"));
    control?.focus({ preventScroll: true });
  }

  /**
   * @param {Answers} answers
   * @param {string[]} reverseKeyed
   */
  showBrokenKey(answers, reverseKeyed) {
    const { items, reverse_keyed } = this.definition;
    const changed = items.filter((item) => reverseKeyed.includes(item) !== reverse_keyed.includes(item));
    const note = this.find("[data-slot=broken]");
    note.hidden = changed.length === 0;
    const mend = /** @type {HTMLButtonElement | null} */ (this.el.querySelector("[data-action=mend]"));
    if (mend) mend.disabled = changed.length === 0;
    const right = this.scoreList(scoreAll(answers, reverse_keyed, this.definition));
    const numbers = changed.map((item) => items.indexOf(item) + 1).join(", ");
    note.textContent = note.hidden ? "" : fill(this.words.broken_key, { items: numbers, scores: right });
  }

  /**
   * @param {number | null} score
   */
  scoreText(score) {
    return score === null ? this.words.no_score : withMark(formatScore(score), this.words);
  }

  /**
   * @param {number} value
   */
  valueText(value) {
    return withMark(formatNumber(value), this.words);
  }
}

/**
 * Rewrites the slots of an inventory's readable form, as inventory_form_view.py filled them first.
 * @typedef {import("./host/local_model.js").Model} Model
 * @typedef {import("./host/kit/inventory.js").Definition} Definition
 * @typedef {import("./host/kit/inventory.js").FormState} FormState
 * @typedef {ReturnType<typeof scoreAll>} Scores
 */

import { answeredValues, scoreAll } from "./host/kit/inventory.js";
import { fill, formatScore } from "./host/kit/page.js";

export class FormView {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.el = el;
    /** @type {Definition} */
    this.definition = model.get("definition");
    /** @type {Record<string, string>} */
    this.words = model.get("words");
  }

  /** @returns {FormState} */
  state() {
    return { responses: this.model.get("responses"), reverse_keyed: this.model.get("reverse_keyed") };
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.el.querySelector(selector));
  }

  show() {
    const { responses, reverse_keyed } = this.state();
    const scores = scoreAll(responses, reverse_keyed, this.definition);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (this.el.querySelectorAll("input[type=radio]"))) {
      radio.checked = radio.value === String(responses[radio.name] ?? "");
    }
    for (const part of this.definition.subscales) this.showSubscale(part, scores);
    this.showComposite(scores);
    for (const item of this.definition.items) this.showWorking(item, scores.keyed);
    this.showSentence(scores);
    this.showBrokenKey();
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
      values: values.join(" + "),
      score: this.scoreText(score),
    };
    const state = score === null ? "too_few" : values.length === part.items.length ? "all_answered" : "some_answered";
    this.showRow(`[data-subscale="${part.id}"]`, score, fill(this.words[state], facts));
    this.find(`[data-formula="${part.id}"]`).textContent = fill(
      this.words[score === null ? "formula_too_few" : "formula"],
      facts,
    );
  }

  /**
   * @param {Scores} scores
   */
  showComposite({ subscales, composite }) {
    const parts = this.definition.composite.subscales;
    const labels = this.definition.subscales.filter(({ id }) => parts.includes(id)).map(({ label }) => label);
    const answered = fill(this.words[composite === null ? "composite_missing" : "composite_all"], {
      subscales: labels.join(", "),
    });
    this.showRow("[data-composite]", composite, answered);
    this.find("[data-formula-composite]").textContent = fill(
      this.words[composite === null ? "formula_composite_none" : "formula_composite"],
      {
        label: this.definition.composite.label,
        values: parts.map((id) => this.scoreText(subscales[id])).join(" + "),
        subscales: parts.length,
        score: this.scoreText(composite),
      },
    );
  }

  /**
   * @param {string} row
   * @param {number | null} score
   * @param {string} answered
   */
  showRow(row, score, answered) {
    const { minimum, maximum } = this.definition;
    this.find(row).toggleAttribute("data-missing", score === null);
    this.find(`${row} [data-slot=score]`).textContent = this.scoreText(score);
    this.find(`${row} [data-slot=answered]`).textContent = answered;
    this.find(`${row} [data-slot=mark]`).style.setProperty(
      "--position",
      String(score === null ? 0 : (score - minimum) / (maximum - minimum)),
    );
  }

  /**
   * @param {string} item
   * @param {Record<string, number>} keyed
   */
  showWorking(item, keyed) {
    const { responses, reverse_keyed } = this.state();
    const answer = responses[item];
    const reversed = reverse_keyed.includes(item);
    const row = `[data-working="${item}"]`;
    const sum = this.definition.minimum + this.definition.maximum;
    const arithmetic = reversed ? `${sum} − ${answer} = ${keyed[item]}` : String(answer);
    this.find(`${row} [data-slot=answer]`).textContent = answer === undefined ? this.words.working_none : String(answer);
    this.find(`${row} [data-slot=keyed]`).textContent = answer === undefined ? this.words.working_none : arithmetic;
    /** @type {HTMLInputElement} */ (this.find(`${row} input`)).checked = reversed;
  }

  /**
   * @param {Scores} scores
   */
  scoreList({ subscales, composite }) {
    const all = [...this.definition.subscales, { id: "", label: this.definition.composite.label }];
    return all
      .map(({ id, label }) => {
        const score = id === "" ? composite : subscales[id];
        return fill(this.words[score === null ? "status_no_score" : "status_score"], { label, score: this.scoreText(score) });
      })
      .join(" ");
  }

  /**
   * @param {Scores} scores
   */
  showSentence(scores) {
    const answered = Object.keys(this.state().responses).length;
    const facts = { answered, items: this.definition.items.length, scores: this.scoreList(scores) };
    this.find("[data-slot=sentence]").textContent = fill(this.words.status, facts);
  }

  showBrokenKey() {
    const { responses, reverse_keyed } = this.state();
    const changed = this.definition.items.filter(
      (item) => reverse_keyed.includes(item) !== this.definition.reverse_keyed.includes(item),
    );
    const note = this.find("[data-slot=broken]");
    note.hidden = changed.length === 0;
    /** @type {HTMLButtonElement} */ (this.find("[data-action=mend]")).disabled = changed.length === 0;
    const right = scoreAll(responses, this.definition.reverse_keyed, this.definition);
    const items = changed.map((item) => this.definition.items.indexOf(item) + 1).join(", ");
    note.textContent = note.hidden ? "" : fill(this.words.broken_key, { items, scores: this.scoreList(right) });
  }

  /**
   * @param {number | null} score
   */
  scoreText(score) {
    return score === null ? this.words.no_score : formatScore(score);
  }
}

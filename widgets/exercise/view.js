/**
 * An exercise on the screen: it shows its answer and what is said to it, both from the model alone.
 * @typedef {import("../classroom/grading/answer_shape.js").ExerciseState} ExerciseState
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { isBlank } from "../classroom/grading/grade.js";
import { EmbeddedExplorer } from "./embedded_explorer.js";
import { feedbackFor, notGraded } from "./feedback.js";
import { findVariant } from "./variant_setup.js";
import { showFeedback } from "./feedback_view.js";
import { checkState } from "../classroom/grading/answer_shape.js";
import { controlsOf } from "../exercise_types/controls_form.js";
import { SHOWN_TYPES } from "../exercise_types/controls_registry.js";
import { predictionProblem, readPrediction, tellTruth } from "../exercise_types/numeric/controls_prediction.js";
import { describeRecord, keepPrediction, readRecord } from "../exercise_types/numeric/controls_record.js";
import { loadState } from "../host/storage.js";
import { Aloud, spokenParts } from "../host/kit/aloud.js";
import { dismissNotice, showNotice } from "../host/kit/notices.js";
import { fillParts } from "../host/kit/text.js";

export class ExerciseView {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {AbortSignal} signal
   * @param {Page | undefined} page
   */
  constructor(model, el, signal, page) {
    this.model = model;
    this.el = el;
    this.signal = signal;
    this.page = page;
    /** @type {import("../classroom/grading/answer_shape.js").Definition} */
    const { item, key, explorer } = model.get("definition");
    this.item = item;
    this.key = key ?? {};
    /** @type {Record<string, string>} */
    this.words = model.get("words");
    this.form = /** @type {HTMLElement | null} */ (el.querySelector(".exercise__form"));
    this.variant = findVariant(el, item);
    this.shown = SHOWN_TYPES[item.type];
    this.aloud = new Aloud(el, signal);
    this.more = this.shown.attach?.(el, item, this.words);
    /** @type {Promise<void> | undefined} */
    this.ready = undefined;
    const move = (/** @type {any} */ parameters) => !item.reveal && this.take({ parameters });
    this.explorer = explorer && new EmbeddedExplorer(this.find("explorer"), explorer, model, move);
  }

  /**
   * @param {string} slot
   * @returns {HTMLElement}
   */
  find(slot) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${slot}]`));
  }

  /** @returns {ExerciseState} */
  state() {
    return { answer: this.model.get("answer"), checked: this.model.get("checked") };
  }

  /**
   * @param {Partial<ExerciseState>} parts
   */
  change(parts) {
    for (const [name, value] of Object.entries(parts)) this.model.set(name, value);
    this.model.save_changes();
    this.showSaved();
  }

  /**
   * Take an answer; what was said to the one before it no longer holds.
   * @param {import("../classroom/grading/grade.js").Answer} answer
   */
  take(answer) {
    dismissNotice(this.el, "replaced");
    this.change({ checked: false, answer });
  }

  /** Take what the controls say. */
  takeForm() {
    if (this.form) this.take(this.shown.readAnswer(this.form));
  }

  show() {
    const { answer, checked } = this.state();
    if (this.form) this.shown.showAnswer(this.form, answer, this.item);
    this.more?.show(answer);
    const feedback = checked ? this.feedback() : null;
    const revealed = this.item.reveal !== undefined && feedback !== null && feedback.result !== "none";
    if (this.item.reveal) this.showRevealed(revealed);
    else this.explorer?.show(answer.parameters);
    showFeedback(this.el, feedback, this.words, revealed ? this.record() : []);
    this.showSaved();
  }

  /** Say that the answer is kept where the device has really kept it. */
  showSaved() {
    if (!this.page) return;
    const { answer } = this.state();
    const kept = loadState(String(this.el.dataset.name), "exercise");
    const held = kept.found === "state" ? checkState(kept.state, this.model.get("definition")).state.answer : {};
    const same = JSON.stringify(held) === JSON.stringify(answer);
    const unsent = this.shown.tellUnsent?.(answer, this.item, this.words);
    const place = this.find("saved");
    place.textContent = same && !isBlank(answer) ? unsent || this.words.saved : "";
    place.toggleAttribute("data-problem", Boolean(unsent));
  }

  /** Start the explorer, once. */
  startExplorer() {
    const failed = () => showNotice(this.el, "explorer", this.words.unavailable);
    this.ready ??= this.explorer?.start(this.signal, this.page).then(() => this.show(), failed);
    return this.ready;
  }

  /**
   * A prediction is locked once the true figure is shown; the explorer is there to look around.
   * @param {boolean} revealed
   */
  showRevealed(revealed) {
    for (const control of controlsOf(/** @type {HTMLElement} */ (this.form))) control.readOnly = revealed;
    this.find("explorer").hidden = !revealed;
    if (revealed) void this.startExplorer();
  }

  prediction() {
    return readPrediction(this.item, this.key, this.state().answer);
  }

  /** This device's predictions; without a page, or where storage is off, only this one. */
  record() {
    const own = this.prediction();
    const kept = this.page ? readRecord() : [];
    const first = kept.find(({ item }) => item === own.item);
    return describeRecord(first ? kept : [...kept, own], own, this.words);
  }

  /** @returns {import("../exercise_types/controls_feedback.js").Feedback | null}  null while the explorer is not there to read */
  feedback() {
    const { item, key, variant, words, explorer } = this;
    const { answer } = this.state();
    if (isBlank(answer)) return notGraded(words.nothing_yet);
    if (item.reveal) {
      const problem = predictionProblem(this.prediction(), answer, words);
      return problem ? notGraded(problem) : tellTruth(item, key, this.prediction(), words);
    }
    if (explorer && !explorer.calculator) return null;
    const why = explorer?.refusal(answer.parameters);
    if (why) return notGraded(fillParts(words.refused, { why: { quoted: why } }));
    return feedbackFor({ item, key, answer, variant, words, read: explorer?.read.bind(explorer) });
  }

  /** Say what there is to say; it stays said only if something was graded. */
  async check() {
    if (!this.item.reveal) await this.startExplorer();
    const feedback = this.feedback();
    showFeedback(this.el, feedback, this.words);
    this.aloud.say(() => spokenParts(this.find("feedback")));
    if (feedback === null || feedback.result === "none") return;
    if (this.item.reveal && this.page && !this.state().checked) keepPrediction(this.prediction());
    this.change({ checked: true });
  }

  reset() {
    const before = this.state();
    this.change({ answer: {}, checked: false });
    showFeedback(this.el, null, this.words);
    if (isBlank(before.answer)) return;
    const back = () => {
      this.change(before);
      /** @type {HTMLElement} */ (this.el.querySelector("[data-action=reset]")).focus();
    };
    showNotice(this.el, "replaced", this.words.was_reset, [{ label: this.words.undo, run: back }], "after");
  }
}

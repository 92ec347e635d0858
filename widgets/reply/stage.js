/**
 * The scene itself: the moment in one difficulty, the place to write, the sheet of one's own reply, and the authors' replies.
 * @typedef {import("./state.js").ReplyState} ReplyState
 */

import { compareMarks } from "./agreement.js";
import { showCounts, showMarks, tellAgreement } from "./sheet.js";
import { isMarked } from "./state.js";

export class Stage {
  /**
   * @param {HTMLElement} el
   * @param {import("./state.js").Definition} definition
   * @param {Record<string, string>} words
   */
  constructor(el, definition, words) {
    this.el = el;
    this.definition = definition;
    this.words = words;
    for (const sample of this.samples()) showCounts(this.sheetIn(sample), { text: this.quoteIn(sample) }, definition, words);
  }

  /**
   * @template {HTMLElement} Kind
   * @param {string} selector
   */
  find(selector) {
    return /** @type {Kind} */ (this.el.querySelector(selector));
  }

  samples() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.el.querySelectorAll("[data-sample]"));
  }

  /** @param {HTMLElement} part */
  sheetIn(part) {
    return /** @type {HTMLElement} */ (part.querySelector("[data-sheet]"));
  }

  /** @param {HTMLElement} part */
  quoteIn(part) {
    return part.querySelector("blockquote")?.textContent ?? "";
  }

  /**
   * @param {ReplyState} state
   * @param {string | null} current  the reply on the first sheet
   */
  show(state, current) {
    this.showMoment(state);
    this.showOwn(state, current);
    const hasMarked = Object.keys(state.replies).some((id) => isMarked(state.marks, id, this.definition));
    this.open(this.find("[data-slot=samples]"), hasMarked);
    this.find(".reply").toggleAttribute("data-begun", Object.keys(state.replies).length > 0);
    for (const sample of this.samples()) this.showSample(sample, state.marks);
    const agreement = compareMarks(state.marks, this.definition.samples);
    this.find("[data-slot=authors-agreement]").textContent = tellAgreement("agreement_authors", agreement, this.definition, this.words);
  }

  /** @param {ReplyState} state */
  showMoment({ difficulty, text }) {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.el.querySelectorAll("[name=difficulty]"))) {
      input.checked = input.value === difficulty;
    }
    for (const moment of /** @type {NodeListOf<HTMLElement>} */ (this.el.querySelectorAll("[data-version]"))) {
      moment.toggleAttribute("data-other", moment.dataset.version !== difficulty);
    }
    /** @type {HTMLTextAreaElement} */
    const area = this.find("[name=text]");
    if (area.value !== text) area.value = text;
  }

  /**
   * @param {ReplyState} state
   * @param {string | null} current
   */
  showOwn({ replies, marks }, current) {
    const part = this.find("[data-slot=own]");
    this.open(part, current !== null);
    if (current === null) return;
    const { text } = replies[current];
    this.find("[data-slot=own-text]").textContent = text || this.words.spoken_only;
    showMarks(this.sheetIn(part), marks[current] ?? {}, null, this.words);
    showCounts(this.sheetIn(part), replies[current], this.definition, this.words);
  }

  /**
   * The authors' marks stand beside one's own once all of these are there.
   * @param {HTMLElement} sample
   * @param {import("./state.js").Marks} marks
   */
  showSample(sample, marks) {
    const id = String(sample.dataset.sample);
    const done = isMarked(marks, id, this.definition);
    const other = done ? { who: this.words.authors, marks: this.definition.samples[id] } : null;
    showMarks(this.sheetIn(sample), marks[id] ?? {}, other, this.words);
  }

  /**
   * @param {HTMLElement} part
   * @param {boolean} isOpen
   */
  open(part, isOpen) {
    part.toggleAttribute("data-open", isOpen);
  }

  /** @param {string} text */
  say(text) {
    this.find("[data-slot=kept-said]").textContent = text;
  }

  /** From the reply on to its sheet. */
  goToMarks() {
    const heading = this.find("[data-slot=own] h4, [data-slot=own] .book-heading");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  }

  /** Back to the moment, at the place to write. */
  goToMoment() {
    this.say("");
    this.find("[name=text]").focus({ preventScroll: true });
    this.find("[data-version]:not([data-other])").scrollIntoView({ block: "nearest" });
  }
}

/**
 * Shows how much is done, which exercise is where, and what is saved.
 * @typedef {import("../classroom/collecting/answer_record.js").AnswerRecord} AnswerRecord
 * @typedef {import("../classroom/collecting/answer_record.js").Entry} Entry
 */

import { isBlank } from "../classroom/grading/grade.js";
import { loadState } from "../host/storage.js";
import { make } from "../host/kit/dom.js";
import { inEnglish } from "../host/kit/in_english.js";
import { toPlain } from "../classroom/bank/markup.js";
import { fill } from "../host/kit/text.js";
import { WIDGET } from "../classroom/collecting/answer_record.js";

/** @type {{ [state: string]: string }} */
const SIGNS = { blank: "○", answered: "●", checked: "✓" };
/** @type {{ [state: string]: string }} */
const STATE_WORDS = { blank: "state_blank", answered: "state_answered", checked: "state_checked" };

export class View {
  /**
   * @param {HTMLElement} el
   * @param {AnswerRecord} record
   * @param {{ [word: string]: string }} words
   * @param {string} title  of the assignment
   */
  constructor(el, record, words, title) {
    this.el = el;
    this.record = record;
    this.words = words;
    this.rows = new Map(record.entries.map((entry) => [entry.item.id, this.makeRow(entry)]));
    this.slot("title").textContent = title;
    this.slot("list").replaceChildren(...this.rows.values());
  }

  /**
   * @param {string} name
   */
  slot(name) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${name}]`));
  }

  show() {
    for (const { item } of this.record.entries) this.showState(item.id);
    const blanks = this.record.blanks();
    const all = this.record.entries.length;
    const told = fill(this.words.done, { done: all - blanks.length, all });
    const progress = /** @type {HTMLProgressElement} */ (this.slot("progress"));
    progress.max = Math.max(all, 1);
    progress.value = all - blanks.length;
    progress.ariaLabel = told;
    this.slot("done").textContent = told;
    this.slot("resume").replaceChildren(...this.tellNext(blanks));
  }

  /**
   * @param {Entry[]} blanks
   */
  tellNext(blanks) {
    if (blanks.length === 0) return [this.words.all_done];
    const next = blanks.find(({ name }) => findWidget(name)) ?? blanks[0];
    return [`${this.words.go_on} `, this.makeLink(next)];
  }

  /**
   * @param {Entry} entry
   */
  makeRow(entry) {
    return make(
      "li",
      { "data-exercise": entry.item.id },
      make("span", { class: "my-answers__sign", "aria-hidden": "true" }),
      make("span", { class: "my-answers__name" }, this.makeLink(entry)),
      make("span", { class: "my-answers__use" }, this.words[entry.item.use]),
      make("span", { class: "my-answers__state" }),
    );
  }

  /**
   * A link to an exercise of this page; the title alone if it is elsewhere.
   * @param {Entry} entry
   */
  makeLink({ item, name }) {
    const title = toPlain(item.title);
    const target = findWidget(name);
    if (!target) return make("span", inEnglish(this.words), title);
    target.id ||= name;
    return make("a", { href: `#${target.id}`, "data-go": name, ...inEnglish(this.words) }, title);
  }

  /**
   * @param {string} id
   */
  showState(id) {
    const state = this.record.isBlank(id) ? "blank" : this.record.state(id).checked ? "checked" : "answered";
    const row = /** @type {HTMLElement} */ (this.rows.get(id));
    row.dataset.state = state;
    row.children[0].textContent = SIGNS[state];
    row.children[3].textContent = this.words[STATE_WORDS[state]];
  }

  /** Say what a former visit has left. */
  showFound() {
    if (this.record.blanks().length < this.record.entries.length) this.slot("saved").textContent = this.words.saved_before;
  }

  /** Nothing is saved any more. */
  forgetSaved() {
    this.slot("saved").textContent = "";
  }

  /** Look whether the browser has kept what there is, and say so. */
  showSaved() {
    const kept = this.record.entries.every(({ item, name }) => {
      const { answer } = this.record.state(item.id);
      const stored = loadState(name, WIDGET);
      return isBlank(answer) || (stored.found === "state" && JSON.stringify(stored.state.answer) === JSON.stringify(answer));
    });
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    this.slot("saved").textContent = kept ? fill(this.words.saved_at, { time }) : this.words.storage_failed;
  }
}

/**
 * @param {string} name
 */
function findWidget(name) {
  return /** @type {HTMLElement | null} */ (document.querySelector(`[data-widget=exercise][data-name="${CSS.escape(name)}"]`));
}

/**
 * Go to an exercise, so that the next key is its own.
 * @param {string} name
 */
export function goTo(name) {
  const target = /** @type {HTMLElement | null} */ (findWidget(name)?.querySelector(".exercise"));
  if (!target) return;
  target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

/**
 * What the parts of My answers work on together.
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {{ label: string, run: () => void }} Action
 */

import { AnswerRecord } from "../classroom/collecting/answer_record.js";
import { apart } from "../host/kit/in_english.js";
import { showNotice } from "../host/kit/notices.js";
import { fillParts } from "../host/kit/text.js";
import { StudentFields } from "./student_fields.js";
import { View } from "./view.js";

const MOST_TOLD = 5;
const NO_ASSIGNMENT = { id: "none", title: "", due: "", variants: false };

export class MyAnswersContext {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.el = el;
    /** @type {import("../classroom/collecting/answer_record.js").Definition} */
    this.definition = model.get("definition");
    /** @type {{ [word: string]: string }} */
    this.words = model.get("words");
    this.assignment = this.definition.assignment ?? NO_ASSIGNMENT;
    this.record = new AnswerRecord(this.definition, () => this.change());
    this.fields = new StudentFields(el, model, this.assignment.variants);
    this.view = new View(el, this.record, this.words, this.assignment.title);
  }

  change() {
    this.view.show();
    // A widget tells of its change first and keeps it right after.
    queueMicrotask(() => this.view.showSaved());
  }

  /**
   * Name the first few of many things, with what they quote of exercises.
   * @param {(string | Node)[][]} things
   */
  list(things) {
    const listed = things.slice(0, MOST_TOLD).flatMap((thing, place) => (place ? [", ", ...thing] : thing));
    const more = things.length - MOST_TOLD;
    return more > 0 ? fillParts(this.words.and_more, { items: listed, count: String(more) }) : listed;
  }

  /**
   * Say something of an exercise.
   * @param {string} sentence
   * @param {string} slot  where it names the exercise
   * @param {string} title
   */
  name(sentence, slot, title) {
    return fillParts(sentence, { [slot]: apart(this.words, title) });
  }

  /**
   * Tell something where it was asked for; with a choice, the keyboard goes there, and back when it is made.
   * @param {"feedback" | "device"} slot
   * @param {string | (string | Node)[]} text
   * @param {Action[]} [actions]
   * @param {string} [kind]  a notice of the same kind is replaced
   */
  tell(slot, text, actions = [], kind = slot) {
    const from = /** @type {HTMLElement | null} */ (document.activeElement);
    const back = (/** @type {() => void} */ run) => () => {
      from?.focus();
      run();
    };
    const choices = actions.map(({ label, run }) => ({ label, run: back(run) }));
    showNotice(this.el, kind, choices.length > 0 ? [text, "\n"].flat() : text, choices, slot);
    /** @type {HTMLElement | null} */ (this.el.querySelector(`[data-kind=${kind}] button`))?.focus();
  }
}

/**
 * The practice of one reader with one scene: what was written and marked, and the look at it a day later.
 * @typedef {import("./state.js").ReplyState} ReplyState
 */

import { make } from "../host/kit/dom.js";
import { apart } from "../host/kit/in_english.js";
import { fill } from "../host/kit/text.js";
import { compareMarks } from "./agreement.js";
import { copySheet, showCounts, showMarks } from "./sheet.js";
import { isMarked, marked, newestFirst } from "./state.js";

const DAY = 24 * 60 * 60 * 1000; // ms

export class PracticeRecord {
  /**
   * @param {HTMLElement} el
   * @param {import("./state.js").Definition} definition
   * @param {Record<string, string>} words
   */
  constructor(el, definition, words) {
    this.el = el;
    this.definition = definition;
    this.words = words;
    /** @type {string | null} the reply that is looked at again */
    this.looked = null;
  }

  /** @param {string} slot */
  find(slot) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${slot}]`));
  }

  /**
   * @param {ReplyState} state
   * @param {Map<string, Blob>} sounds
   */
  show(state, sounds) {
    const replies = newestFirst(state.replies);
    this.find("record-of").hidden = replies.length === 0;
    this.find("record-count").textContent = String(replies.length);
    if (this.looked !== null && !Object.hasOwn(state.replies, this.looked)) this.close();
    this.find("record-rows").replaceChildren(...replies.map(([id, reply]) => this.row(id, reply, state, sounds.has(id))));
    if (this.looked !== null) this.showLook(this.looked, state);
  }

  /**
   * @param {string} id
   * @param {import("./state.js").Written} reply
   * @param {ReplyState} state
   * @param {boolean} hasSound
   */
  row(id, { difficulty, text, written }, { marks, later }, hasSound) {
    const due = Date.now() - Date.parse(written) > DAY && !isMarked(later, id, this.definition);
    const date = asDate(written, this.words);
    const look = make("button", { type: "button", "data-look-at": id }, fill(this.words.look, { date }));
    const play = make("button", { type: "button", "data-play": id }, this.words.play);
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, date),
      make("td", {}, this.words[`difficulty_${difficulty}`]),
      make("td", { class: "reply__said" }, text || this.words.spoken_only, ...(hasSound ? [" ", play] : [])),
      make("td", {}, due ? "" : this.tellMarks(marks[id])), // whoever looks again should not read the first marks
      make("td", {}, due ? look : this.tellMarks(later[id])),
    );
  }

  /** @param {Record<string, boolean>} [marks] */
  tellMarks(marks = {}) {
    const given = marked(this.definition).filter((criterion) => marks[criterion] !== undefined);
    const lines = given.map((criterion) => make("li", {}, ...apart(this.words, this.definition.titles[criterion]), `: ${this.words[marks[criterion] ? "yes" : "no"]}`));
    return lines.length > 0 ? make("ul", {}, ...lines) : "";
  }

  /**
   * Offer an earlier reply for marking anew.
   * @param {string} id
   * @param {ReplyState} state
   */
  look(id, state) {
    this.looked = id;
    const { text } = state.replies[id];
    const heading = make("h4", { class: "book-heading", "data-depth": "2", tabindex: "-1" }, this.words.look_heading);
    const sheet = copySheet(this.el, id, true);
    showCounts(sheet, state.replies[id], this.definition, this.words);
    this.find("look").replaceChildren(
      heading,
      make("p", { class: "reply__help" }, this.words.look_help),
      make("blockquote", { class: "reply__said" }, text || this.words.spoken_only),
      sheet,
      make("p", { role: "status", "data-slot": "look-done" }),
    );
    this.showLook(id, state);
    heading.focus();
  }

  /**
   * @param {string} id
   * @param {ReplyState} state
   */
  showLook(id, { marks, later }) {
    const sheet = /** @type {HTMLElement} */ (this.find("look").querySelector("[data-sheet]"));
    const done = isMarked(later, id, this.definition);
    showMarks(sheet, later[id] ?? {}, done ? { who: this.words.then, marks: marks[id] ?? {} } : null, this.words);
    const { marks: count, same } = compareMarks({ [id]: marks[id] ?? {} }, { [id]: later[id] ?? {} });
    this.find("look-done").textContent = done ? fill(this.words.look_done, { same, marks: count }) : "";
  }

  close() {
    this.looked = null;
    this.find("look").replaceChildren();
  }
}

/**
 * @param {string} written
 * @param {Record<string, string>} words
 */
export function asDate(written, { language }) {
  return new Date(written).toLocaleDateString(language, { dateStyle: "medium" });
}

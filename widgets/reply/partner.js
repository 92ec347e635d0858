/**
 * Marking with a partner: two files go from hand to hand, and no server is asked.
 * @typedef {import("./state.js").ReplyState} ReplyState
 */

import { make } from "../host/kit/dom.js";
import { offerDownload } from "../host/kit/downloads.js";
import { fill } from "../host/kit/text.js";
import { compareMarks } from "./agreement.js";
import { readRecord, writeRecord } from "./record_file.js";
import { copySheet, showCounts, showMarks, tellAgreement } from "./sheet.js";
import { isMarked } from "./state.js";

export class PartnerView {
  /**
   * @param {HTMLElement} el
   * @param {import("./state.js").Definition} definition
   * @param {Record<string, string>} words
   */
  constructor(el, definition, words) {
    this.el = el;
    this.definition = definition;
    this.words = words;
    /** @type {Map<string, Blob>} recordings of the file that was opened; they are not kept */
    this.sounds = new Map();
    this.shown = "";
  }

  /** @param {string} slot */
  find(slot) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${slot}]`));
  }

  /**
   * @param {ReplyState} state
   * @param {Map<string, Blob>} ownSounds
   */
  show({ marks, partner }, ownSounds) {
    this.find("with-sound").hidden = ownSounds.size === 0;
    const theirs = Object.entries(partner.replies ?? {});
    const shown = JSON.stringify([partner.replies, [...this.sounds.keys()]]);
    if (shown !== this.shown) this.find("partner-replies").replaceChildren(...theirs.map(([id, reply]) => this.article(id, reply)));
    this.shown = shown;
    for (const [id] of theirs) {
      const sheet = /** @type {HTMLElement} */ (this.find("partner-replies").querySelector(`[data-sheet="${id}"]`));
      showMarks(sheet, marks[id] ?? {}, this.theirMarks(id, marks, partner), this.words);
    }
    const agreement = compareMarks(marks, partner.marks ?? {});
    this.find("partner-agreement").textContent = tellAgreement("agreement_partner", agreement, this.definition, this.words);
  }

  /**
   * A partner's marks of a reply, once one's own are there.
   * @param {string} id
   * @param {import("./state.js").Marks} marks
   * @param {import("./state.js").Partner} partner
   */
  theirMarks(id, marks, partner) {
    const given = partner.marks?.[id];
    return given && isMarked(marks, id, this.definition) ? { who: this.words.partner_name, marks: given } : null;
  }

  /**
   * @param {string} id
   * @param {import("./state.js").Written} reply
   */
  article(id, reply) {
    const told = fill(this.words.partner_reply, { difficulty: this.words[`difficulty_${reply.difficulty}`] });
    const sheet = copySheet(this.el, id);
    showCounts(sheet, reply, this.definition, this.words);
    const sound = this.sounds.get(id);
    return make(
      "article",
      { class: "reply__sample", "aria-label": told },
      make("p", { class: "reply__help" }, told),
      make("blockquote", { class: "reply__said" }, reply.text || this.words.spoken_only),
      ...(sound ? [make("audio", { controls: "", src: URL.createObjectURL(sound), "aria-label": told })] : []),
      sheet,
    );
  }

  /**
   * Hand over the file; recordings only if that was ticked.
   * @param {ReplyState} state
   * @param {Map<string, Blob>} ownSounds
   */
  async save(state, ownSounds) {
    const isChosen = /** @type {HTMLInputElement} */ (this.el.querySelector("[name=with_sound]")).checked;
    const sounds = new Map([...ownSounds].filter(([id]) => isChosen && Object.hasOwn(state.replies, id)));
    offerDownload(`replies_${this.definition.id}.json`, "application/json", await writeRecord(state, this.definition, sounds));
  }

  /**
   * Open a file. Gives what it brings, or null and says why not.
   * @param {HTMLInputElement} input
   * @param {ReplyState} state
   */
  async open(input, state) {
    const file = input.files?.[0];
    if (!file) return null;
    const read = await readRecord(file, this.definition, this.words);
    input.value = ""; // so that the same file can be chosen again
    if ("word" in read) return this.say(fill(this.words[read.word], read.values));
    const theirs = Object.keys(read.replies);
    if (theirs.length > 0 && theirs.every((id) => Object.hasOwn(state.replies, id))) return this.say(this.words.file_own);
    this.sounds = read.sounds;
    const marked = Object.keys(read.marks).filter((id) => Object.hasOwn(state.replies, id)).length;
    this.say(fill(this.words.partner_taken, { replies: theirs.length, marks: marked }));
    return { replies: read.replies, marks: read.marks };
  }

  /** @param {string} text */
  say(text) {
    this.find("partner-said").textContent = text;
    return null;
  }
}

/**
 * Whether another partner's file takes the place of what is there.
 * @param {import("./state.js").Partner} before
 * @param {import("./state.js").Partner} now
 */
export function isAnother(before, now) {
  const there = Object.keys(before.replies ?? {});
  return there.length > 0 && !there.some((id) => Object.hasOwn(now.replies ?? {}, id));
}

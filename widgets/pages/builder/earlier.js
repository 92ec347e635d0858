/** An assignment that was handed out before: opened from its file, mended, or made another one. */

import { readAssignmentFile } from "../../classroom/assignments/assignment.js";
import { make } from "../../host/kit/dom.js";
import { showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { differences, isMended, toAssignment } from "../draft.js";

/**
 * @typedef {import("../draft.js").Assignment} Assignment
 * @typedef {import("../draft.js").Choice} Choice
 * @typedef {{ el: HTMLElement, bank: import("../start.js").Bank, rules: import("../start.js").Rules,
 *   words: Record<string, string>, choice: Choice, find: (selector: string) => HTMLElement,
 *   say: (slot: string, text: string) => void, change: (change: Partial<Choice>) => void,
 *   replace: (choice: Choice) => void }} Builder
 */

export class EarlierView {
  /**
   * @param {Builder} builder
   */
  constructor(builder) {
    this.builder = builder;
    this.el = builder.find("[data-slot=origin]");
  }

  /**
   * Go on with an assignment from its file; what was being made can be had back.
   * @param {File} file
   */
  async open(file) {
    const { builder } = this;
    const { words, bank, choice } = builder;
    const { assignment: origin, missing, problems } = await readAssignmentFile(file, bank, builder.rules.assignment);
    if (origin === null) return this.tell(words.earlier_wrong, { file: file.name });
    const items = origin.items.filter((id) => !missing.includes(id));
    const { title, due, variants } = origin;
    builder.replace({ title, due, items, variants, origin, isMending: null });
    const undo = { label: words.undo, run: () => builder.replace(choice) };
    const isOther = problems.some(({ word }) => word === "other_edition");
    return this.tell(words[isOther ? "earlier_other_edition" : "earlier_opened"], origin, [undo]);
  }

  /**
   * @param {string} told
   * @param {Record<string, any>} values
   * @param {{ label: string, run: () => void }[]} [actions]
   */
  tell(told, values, actions) {
    showNotice(this.builder.el, "earlier", fill(told, values), actions);
  }

  /** Remember what has been handed out, as it is now. */
  handedOut() {
    const origin = toAssignment(this.builder.choice, this.builder.bank);
    if (origin) this.builder.change({ origin, isMending: null });
  }

  show() {
    const { choice, words, bank } = this.builder;
    const { origin } = choice;
    this.el.hidden = origin === null;
    if (origin === null) return;
    const [changed, mended] = [differences(choice), isMended(choice)];
    const which = mended ? (changed.length > 0 ? "origin_mended" : "origin_same") : changed.length > 0 ? "origin_new" : "origin_copy";
    const next = toAssignment(choice, bank)?.revision ?? origin.revision + 1;
    this.builder.say("origin-said", fill(words[which], { ...origin, next }));
    const lines = changed.flatMap((what) => this.told(what, origin)).map((line) => make("li", {}, line));
    this.builder.find("[data-slot=differences]").replaceChildren(...lines);
    this.builder.find("[data-action=mend]").hidden = mended;
    this.builder.find("[data-action=copy-assignment]").hidden = !mended;
  }

  /**
   * @param {ReturnType<typeof differences>[number]} what
   * @param {Assignment} origin
   * @returns {string[]}
   */
  told(what, origin) {
    const { choice, words } = this.builder;
    if (what === "items") {
      const added = choice.items.filter((id) => !origin.items.includes(id));
      const left = origin.items.filter((id) => !choice.items.includes(id));
      return [...this.titles("items_added", added), ...this.titles("items_left", left)];
    }
    if (what === "order") return [words.other_order];
    if (what === "variants") return [words[choice.variants ? "now_varied" : "now_same"]];
    return [fill(words[`other_${what}`], { before: origin[what], after: choice[what] })];
  }

  /**
   * @param {string} word
   * @param {string[]} items
   */
  titles(word, items) {
    const titles = items.map((id) => this.builder.bank.items[id]?.title ?? id);
    return items.length === 0 ? [] : [fill(this.builder.words[word], { titles: titles.join(", ") })];
  }
}

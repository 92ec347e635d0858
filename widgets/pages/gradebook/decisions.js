/** All that was decided, with who, when and why; each can be taken back, and of two that differ one is chosen. */

import { make } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";
import { find, fillList, foreign, makeButton } from "./elements.js";

/** @typedef {import("./calls.js").ListedDecision} ListedDecision */

export class DecisionsView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   * @param {import("./deciding.js").Deciding} deciding
   */
  constructor(el, words, grading, deciding) {
    this.el = el;
    this.words = words;
    this.grading = grading;
    this.deciding = deciding;
    el.addEventListener("click", ({ target }) => {
      const place = /** @type {HTMLElement} */ (target).closest("button")?.dataset.accept;
      if (place === undefined) return;
      this.grading.accepted.add(place);
      void this.grading.again();
    });
  }

  /** @param {ListedDecision[]} decisions */
  show(decisions) {
    this.deciding.listed = decisions;
    find(this.el, "[data-slot=no-decisions]").hidden = decisions.length > 0;
    fillList(find(this.el, "[data-slot=decisions]"), decisions, (one) => this.entry(one), this.words);
    const isDecided = decisions.some(({ stored }) => stored.kind === "blank_is_zero");
    find(this.el, "[data-slot=blanks]").replaceChildren(...(isDecided ? [] : this.deciding.forBlanks()));
  }

  /** @param {ListedDecision} listed */
  entry(listed) {
    const { place, by, when, reason, told, state } = listed;
    const what = make("p", {}, make("strong", {}, foreign(told)));
    const why = make("p", { class: "gradebook__note" }, foreign(fill(this.words.decision_by, { by, when, reason })));
    const aside = state === "counts" ? [] : [make("p", { class: "gradebook__aside" }, this.words[`state_${state}`])];
    const accept = state === "waits" ? [makeButton(this.words.accept_decisions_differ, { "data-accept": place })] : [];
    const actions = make("p", { class: "gradebook__actions" }, ...accept, this.deciding.backNode(listed));
    return make("li", { "data-state": state }, what, why, ...aside, actions);
  }
}

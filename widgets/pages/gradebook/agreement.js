/** How far two markers agree, and where they should talk. */

import { make } from "../../host/kit/dom.js";
import { apart } from "../../host/kit/in_english.js";
import { formatValue, withMark } from "../../host/kit/numbers.js";
import { fill } from "../../host/kit/text.js";
import { inlineNodes } from "../../classroom/bank/markup.js";
import { fillList, find, foreign, makeButton } from "./elements.js";

/**
 * @typedef {import("./calls.js").Agreement} Agreement
 * @typedef {import("./calls.js").Difference} Difference
 */

/** From which kappa on it is called what. */
const STEPS = /** @type {const} */ ([[0.8, "kappa_close"], [0.6, "kappa_good"], [0.4, "kappa_moderate"], [0.2, "kappa_little"]]);

export class AgreementView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   * @param {import("./marking.js").MarkingView} marking
   */
  constructor(el, words, grading, marking) {
    this.el = el;
    this.words = words;
    this.marking = marking;
    /** @type {Map<string, string>} */
    this.labels = new Map();
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (el.querySelectorAll("[name=combine]"))) {
      radio.addEventListener("change", () => {
        grading.combine = radio.value;
        void grading.again();
      });
    }
    marking.names.addEventListener("change", () => this.show(this.agreements ?? [], this.labels));
  }

  /**
   * @param {Agreement[]} agreements
   * @param {Map<string, string>} labels  of the students
   */
  show(agreements, labels) {
    this.agreements = agreements;
    this.labels = labels;
    this.el.hidden = agreements.length === 0;
    if (agreements.length === 0) return;
    find(this.el, "[data-slot=combine-first]").textContent = fill(this.words.combine_first, { marker: agreements[0].markers[0] });
    find(this.el, "tbody").replaceChildren(...agreements.map((one) => make("tr", {}, ...this.cells(one))));
    const far = agreements.flatMap((one) => one.differences.filter(({ is_far }) => is_far).map((difference) => ({ one, difference })));
    const list = make("ul", { class: "gradebook__far" });
    fillList(list, far, (each) => this.entry(each.one, each.difference), this.words);
    const told = make("p", {}, far.length > 0 ? this.words.far : this.words.no_far);
    find(this.el, "[data-slot=far]").replaceChildren(told, ...(far.length > 0 ? [list] : []));
  }

  /**
   * @param {Agreement} agreement
   */
  cells({ item_id, criterion, markers, n, kappa, equal }) {
    const number = { class: "gradebook__number" };
    const told = kappa === null ? this.words.kappa_none : `${withMark(formatValue(kappa, ".2f"), this.words)}, ${this.kappaWord(kappa)}`;
    return [
      make("th", { scope: "row" }, ...apart(this.words, ...inlineNodes(criterion)), make("span", { class: "gradebook__note" }, ` ${item_id}`)),
      make("td", {}, foreign(fill(this.words.two_markers, { one: markers[0], other: markers[1] }))),
      make("td", number, String(n)),
      make("td", {}, told),
      make("td", number, formatValue(equal, ".0%")),
    ];
  }

  /**
   * @param {number} kappa
   */
  kappaWord(kappa) {
    return this.words[STEPS.find(([from]) => kappa >= from)?.[1] ?? "kappa_chance"];
  }

  /**
   * @param {Agreement} agreement
   * @param {Difference} difference
   */
  entry({ item_id, criterion, markers, texts }, { student, levels }) {
    const who = this.marking.names.checked ? (this.labels.get(student) ?? student) : "";
    const chose = markers.map((marker, place) => fill(this.words.chose, { marker, level: (texts[levels[place]] ?? "").replaceAll("*", "") }));
    const what = fill(this.words.differ, { item: item_id, criterion: criterion.replaceAll("*", "") });
    const button = makeButton(this.words.look, {});
    button.addEventListener("click", () => void this.marking.goTo(item_id, student));
    return make("li", {}, ...(who ? [foreign(who), ": "] : []), foreign(`${what} ${chose.join(", ")}`), " ", button);
  }
}

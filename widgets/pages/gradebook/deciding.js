/** Where a teacher looks, what can be decided there: a button opens a small form, and what is decided can be taken back. */

import { fill } from "../../host/kit/text.js";
import { targetOf } from "../../classroom/grading/decisions.js";
import { make } from "../../host/kit/dom.js";
import { decisionForm, placeForm, readDecision } from "./decision_form.js";
import { find, foreign, makeButton } from "./elements.js";

/**
 * @typedef {import("./decision_form.js").About} About
 * @typedef {import("./calls.js").ListedDecision} ListedDecision
 * @typedef {import("./calls.js").Whose} Whose
 */

const IN_ANALYSIS = "[data-slot=analysis] > summary";

export class Deciding {
  /**
   * @param {HTMLElement} el  the page
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   * @param {import("./mark_store.js").MarkStore} store
   * @param {import("./marker.js").MarkerView} marker
   * @param {() => void} closed  is called when a form is closed
   */
  constructor(el, words, grading, store, marker, closed) {
    this.el = el;
    this.words = words;
    this.grading = grading;
    this.store = store;
    this.marker = marker;
    this.closed = closed;
    /** @type {ListedDecision[]} */
    this.listed = [];
    /** @type {WeakMap<Element, About>} */
    this.abouts = new WeakMap();
    el.addEventListener("click", ({ target }) => this.press(/** @type {HTMLElement} */ (target).closest("button")));
  }

  /**
   * Other points for an answer, or an excuse from its exercise.
   * @param {Whose} whose
   * @param {import("./calls.js").StudentAnswer} answer
   */
  forAnswer({ key, codes, label }, { item, status }) {
    const common = { parts: { student: codes[0], item: item.id }, what: { who: label, title: item.title }, back: rowOf(key) };
    const isOut = ["dropped", "excused"].includes(status);
    return this.nodes([
      { kind: "override", word: "override", most: item.points, ...common },
      { kind: "excuse", word: "excuse", ...common },
    ], isOut);
  }

  /**
   * An excuse from all, and more time.
   * @param {Whose} whose
   */
  forStudent({ key, codes, label }) {
    const common = { what: { who: label }, back: rowOf(key) };
    const excuse = { kind: "excuse", word: "excuse_all", parts: { student: codes[0], item: "" }, ...common };
    return [...this.nodes([excuse]), ...this.nodes([{ kind: "more_time", word: "more_time", parts: { student: codes[0] }, ...common }])];
  }

  /**
   * @param {{ item_id: string, title: string }} exercise
   */
  forItem({ item_id, title }) {
    return this.nodes([{ kind: "drop", word: "drop", parts: { item: item_id }, what: { title }, back: IN_ANALYSIS }]);
  }

  /**
   * @param {{ item_id: string, title: string }} exercise
   * @param {import("./calls.js").Choice} choice
   * @param {string} said  the choice in words
   */
  forChoice({ item_id, title }, { answer, variant, is_right }, said) {
    if (answer === null || is_right) return [];
    const parts = { item: item_id, answer, variant };
    return this.nodes([{ kind: "accept_answer", word: "accept_answer", parts, what: { answer: said, title }, back: IN_ANALYSIS }]);
  }

  forBlanks() {
    return this.nodes([{ kind: "blank_is_zero", word: "blank_is_zero", parts: {}, what: {}, back: "#gradebook-decisions" }]);
  }

  /**
   * A button for each thing that can be decided or, where one of them is, the button that takes it back.
   * @param {About[]} abouts  about the same
   * @param {boolean} [isOut]  whether nothing can be decided here
   */
  nodes(abouts, isOut = false) {
    const target = targetOf({ kind: abouts[0].kind, reason: "", when: "", ...abouts[0].parts });
    const found = this.listed.find(({ stored, state }) => state !== "other_counts" && targetOf(stored) === target);
    if (found) return [this.backNode(found)];
    return isOut ? [] : abouts.map((about) => this.button(about));
  }

  /** @param {About} about */
  button(about) {
    const label = this.words[`decide_${about.word}`];
    const named = fill(this.words.decide_named, { label, what: Object.values(about.what).join(", ") });
    const button = makeButton(label, { "data-decide": about.kind, "aria-expanded": "false", "aria-label": named });
    this.abouts.set(button, about);
    return button;
  }

  /**
   * The button that takes a decision back or, where it came in a file, what is to be done.
   * @param {ListedDecision} listed
   */
  backNode({ by, told, stored }) {
    const isOwn = this.store.given(by).decisions.some((one) => targetOf(one) === targetOf(stored));
    if (!isOwn) return make("span", { class: "gradebook__note" }, foreign(fill(this.words.decision_of_file, { by })));
    const button = makeButton(this.words.take_back, { "data-take-back": "", "aria-label": fill(this.words.take_back_named, { told }) });
    button.addEventListener("click", () => void this.takeBack(by, { told, stored }));
    return button;
  }

  /** @param {HTMLButtonElement | null} button */
  press(button) {
    const about = button && this.abouts.get(button);
    if (!button || !about) return;
    const isOpen = button.getAttribute("aria-expanded") === "true";
    this.close();
    if (!isOpen) this.open(button, about);
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {About} about
   */
  open(button, about) {
    const rules = { longest: this.store.rules.decisions.longest_reason, isSigned: this.store.marker !== "" };
    const form = decisionForm(about, this.words, rules);
    const leave = () => {
      this.close();
      button.focus();
    };
    form.addEventListener("keydown", ({ key }) => key === "Escape" && leave());
    form.querySelector("[data-cancel]")?.addEventListener("click", leave);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.decide(form, about);
    });
    button.setAttribute("aria-expanded", "true");
    placeForm(form, button);
    /** @type {HTMLElement | null} */ (form.querySelector("input, textarea"))?.focus();
  }

  close() {
    const form = this.el.querySelector(".gradebook__deciding");
    (form?.closest("tr[data-deciding]") ?? form)?.remove();
    this.closed();
    for (const button of this.el.querySelectorAll("[data-decide][aria-expanded=true]")) button.setAttribute("aria-expanded", "false");
  }

  /**
   * @param {HTMLFormElement} form
   * @param {About} about
   */
  async decide(form, about) {
    const decision = readDecision(form, about);
    if (!decision) return;
    const initials = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("initials"))?.value.trim();
    this.close();
    if (initials) this.marker.change(initials);
    this.store.decide(decision);
    await (initials ? this.grading.again() : this.grading.decide());
    const listed = this.listed.find(({ stored }) => targetOf(stored) === targetOf(decision));
    this.tell(fill(this.words.decision_said, { told: listed?.told }));
    find(this.el, about.back)?.focus();
  }

  /**
   * @param {string} by
   * @param {Pick<ListedDecision, "told" | "stored">} listed
   */
  async takeBack(by, { told, stored }) {
    this.store.takeBack(by, stored);
    await (by === this.store.marker ? this.grading.decide() : this.grading.again());
    this.tell(fill(this.words.decision_taken_back, { told }));
    if (document.activeElement === document.body) find(this.el, "#gradebook-decisions").focus();
  }

  /** @param {string} text */
  tell(text) {
    find(this.el, "[data-slot=decided]").textContent = text;
  }
}

/** @param {string} key  of a student */
function rowOf(key) {
  return `[data-student="${CSS.escape(key)}"]`;
}

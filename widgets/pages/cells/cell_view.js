/** One cell of a chapter: its code, which can be changed, the buttons below it, and what they lead to. */

import { make } from "../../host/kit/dom.js";
import { dismissNotice, showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { OutputView } from "./output_view.js";

/**
 * @typedef {{ id: string, needs: boolean }} CellFacts  needs: whether the book's own code of the cell asks for libraries
 * @typedef {{ words: Record<string, string>, host: string }} About
 */

export class CellView {
  /**
   * @param {HTMLDetailsElement} fold
   * @param {CellFacts} facts
   * @param {About} about
   * @param {import("./kept_code.js").KeptCode} kept
   * @param {import("./python_widgets.js").PythonWidgets} widgets
   */
  constructor(fold, facts, about, kept, widgets) {
    this.fold = fold;
    this.id = facts.id;
    this.words = about.words;
    this.kept = kept;
    this.shown = /** @type {HTMLElement} */ (fold.querySelector(".cell_input"));
    this.inBook = String(this.shown.querySelector("pre")?.textContent).replace(/\n$/, "");
    this.summary = String(fold.querySelector("summary")?.textContent);
    /** @type {(said: boolean) => void} */
    this.answer = () => {};
    this.runs = false;
    this.el = make("div", { class: "book-widget page-cell" });
    const needs = facts.needs ? fill(this.words[about.host ? "needs_from" : "needs"], { host: about.host }) : "";
    this.run = this.button("run");
    this.change = this.button("change");
    this.reset = this.button("reset");
    this.needs = make("span", { class: "page-cell__needs" }, needs);
    this.status = make("p", { class: "page-cell__status", role: "status" });
    const bar = make("div", { class: "page-cell__bar" }, this.run, this.change, this.reset, this.needs);
    this.el.append(bar, this.status, make("div", { "data-slot": "notices", role: "status", class: "page-cell__notices" }));
    fold.append(this.el);
    const outside = make("div", { class: "book-widget page-cell page-cell--output" });
    fold.after(outside);
    fold.parentElement?.append(outside);
    this.output = new OutputView(outside, this.words, widgets);
    this.change.addEventListener("click", () => this.edit().focus());
    this.reset.addEventListener("click", () => this.takeBack());
    this.showState();
    if (kept.codeOf(this.id) !== undefined) this.edit();
  }

  /** @param {string} action */
  button(action) {
    return /** @type {HTMLButtonElement} */ (make("button", { type: "button", "data-action": action }));
  }

  /** The code as it is now. */
  code() {
    return this.area?.value ?? this.inBook;
  }

  /** Let the code be changed: a plain text area, which every keyboard and every screen reader knows. */
  edit() {
    if (this.area) return this.area;
    const area = /** @type {HTMLTextAreaElement} */ (
      make("textarea", { class: "page-cell__code", spellcheck: "false", autocapitalize: "off", autocomplete: "off", dir: "ltr" })
    );
    area.setAttribute("aria-label", this.summary);
    area.setAttribute("aria-describedby", `help-${this.id}`);
    area.value = this.kept.codeOf(this.id) ?? this.inBook;
    this.area = area;
    this.help = make("p", { class: "page-cell__help", id: `help-${this.id}` }, this.words.editing);
    this.shown.hidden = true;
    this.el.prepend(area, this.help);
    area.addEventListener("input", () => this.keep());
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!this.runs) this.run.click();
    });
    this.showState();
    return area;
  }

  /** Keep what is written, and forget it where it is the book's again. */
  keep() {
    this.kept.keepCode(this.id, this.code() === this.inBook ? undefined : this.code());
    if (this.kept.isKept) dismissNotice(this.el, "storage");
    else showNotice(this.el, "storage", this.words.not_kept);
    this.showState();
  }

  /** Go back to the book's code. */
  takeBack() {
    this.kept.keepCode(this.id, undefined);
    this.area?.remove();
    this.help?.remove();
    this.area = undefined;
    this.shown.hidden = false;
    this.showState();
    this.change.focus();
  }

  showState() {
    const { words, area } = this;
    this.label(this.run, this.runs ? words.stop : words.run);
    this.label(this.change, words.change);
    this.label(this.reset, words.reset);
    this.change.hidden = area !== undefined;
    this.reset.hidden = area === undefined;
    this.needs.hidden = this.code() !== this.inBook;
    if (area) area.rows = area.value.split("\n").length;
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} text
   */
  label(button, text) {
    button.textContent = text;
    button.setAttribute("aria-label", `${text}, ${this.summary}`);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {boolean} runs */
  setRuns(runs) {
    this.runs = runs;
    this.el.toggleAttribute("data-runs", runs);
    this.showState();
  }

  /**
   * Ask; whoever stops the cell meanwhile says no.
   * @param {string} text
   * @param {string} yes
   * @param {string} no
   * @returns {Promise<boolean>}
   */
  ask(text, yes, no) {
    this.say("");
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    return new Promise((resolve) => {
      this.answer = (said) => {
        dismissNotice(this.el, "ask");
        before?.focus({ preventScroll: true });
        resolve(said);
      };
      const actions = [
        { label: yes, run: () => this.answer(true) },
        { label: no, run: () => this.answer(false) },
      ];
      showNotice(this.el, "ask", text, actions);
      this.el.querySelector("[data-slot=notices]")?.scrollIntoView({ block: "nearest" });
      /** @type {HTMLElement | null} */ (this.el.querySelector("[data-kind=ask] button"))?.focus();
    });
  }
}

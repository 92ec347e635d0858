/** The list of problems: errors first, those of a kind together, each with what to do. */

import { make } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";
import { arrange, find, foreign, makeButton, many, told } from "./elements.js";

/**
 * @typedef {import("./calls.js").ProblemGroup} ProblemGroup
 * @typedef {import("./calls.js").ProblemEntry} ProblemEntry
 */

export class ProblemsView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   */
  constructor(el, words, grading) {
    this.el = el;
    this.words = words;
    this.grading = grading;
    /** @type {Map<string, boolean>} */
    this.opened = new Map();
    /** @type {Map<ProblemGroup, HTMLElement>} */
    this.drawn = new Map();
    el.addEventListener("click", ({ target }) => this.press(/** @type {HTMLElement} */ (target).closest("button")));
    el.addEventListener("toggle", ({ target }) => this.remember(/** @type {HTMLDetailsElement} */ (target)), true);
  }

  /**
   * Show the problems; a group that is the very same as before stays as it is.
   * @param {ProblemGroup[]} groups
   */
  show(groups) {
    const focused = this.el.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.file : undefined;
    find(this.el, "[data-slot=no-problems]").hidden = groups.length > 0;
    this.drawn = new Map(groups.map((group) => [group, this.drawn.get(group) ?? this.group(group)]));
    arrange(find(this.el, "[data-slot=problems]"), [...this.drawn.values()]);
    if (focused !== undefined && !this.el.contains(document.activeElement)) this.focusOn(focused);
  }

  /**
   * Follow an accepted file to where it stands now.
   * @param {string} file
   */
  focusOn(file) {
    const button = this.buttonFor(file);
    const details = button?.closest("details");
    if (details) details.open = true;
    (button ?? find(this.el, "h2")).focus();
  }

  /**
   * @param {string} file
   */
  buttonFor(file) {
    const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (this.el.querySelectorAll("button[data-file]"));
    return [...buttons].find((button) => button.dataset.file === file);
  }

  /**
   * @param {ProblemGroup} group
   */
  group({ severity, code, count, entries }) {
    const name = `${severity}:${code}`;
    const title = this.words[`code_${code}`] ?? code;
    const badge = make("span", { class: "gradebook__severity" }, this.words[`severity_${severity}`]);
    const summary = make("summary", {}, badge, ` ${title} `, make("span", { class: "gradebook__note" }, String(count)));
    const list = make("ul", {}, ...entries.map((entry) => this.entry(entry, code)));
    const details = /** @type {HTMLDetailsElement} */ (make("details", { "data-severity": severity, "data-code": code }, summary, list));
    details.open = this.opened.get(name) ?? severity === "error";
    if (count > entries.length) list.append(this.more(severity, code, entries.length, count));
    return details;
  }

  /**
   * @param {ProblemEntry} entry
   * @param {string} code
   */
  entry({ where, message, advice, can_accept, accepted }, code) {
    const said = make("p", {}, make("strong", {}, foreign(where)), ": ", told(this.words, message), " ", told(this.words, advice, "gradebook__advice"));
    const word = can_accept ? (this.words[`accept_${code}`] ?? this.words.accept) : accepted ? this.words.take_back : "";
    return make("li", {}, said, ...(word ? [makeButton(word, { "data-file": where })] : []));
  }

  /**
   * @param {string} severity
   * @param {string} code
   * @param {number} shown
   * @param {number} count
   */
  more(severity, code, shown, count) {
    const label = fill(this.words.show_more_of, { left: many(this.words, "problem", count - shown) });
    const li = make("li", {}, makeButton(label, {}));
    li.querySelector("button")?.addEventListener("click", async () => {
      const answer = await this.grading.ask("more_problems", { severity, code, start: shown });
      const added = (answer?.result ?? []).map((entry) => this.entry(entry, code));
      if (shown + added.length < count) added.push(this.more(severity, code, shown + added.length, count));
      if (added.length === 0) return;
      li.replaceWith(...added);
      added[0].tabIndex = -1;
      added[0].focus();
    });
    return li;
  }

  /**
   * @param {HTMLButtonElement | null} button
   */
  press(button) {
    const file = button?.dataset.file;
    if (file === undefined) return;
    if (!this.grading.accepted.delete(file)) this.grading.accepted.add(file);
    void this.grading.again();
  }

  /**
   * @param {HTMLDetailsElement} details
   */
  remember(details) {
    const { severity, code } = details.dataset;
    if (code !== undefined) this.opened.set(`${severity}:${code}`, details.open);
  }
}

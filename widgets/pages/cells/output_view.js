/** What a cell gave when it ran here, beside what it gave in the book. */

import { make } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";
import { safeFragment } from "./safe_html.js";

const FOUND = "table, svg, math, form, p, li, dt, h1, h2, h3, h4, h5, h6, pre";

export class OutputView {
  /**
   * @param {HTMLElement} place
   * @param {Record<string, string>} words
   * @param {import("./python_widgets.js").PythonWidgets} widgets
   */
  constructor(place, words, widgets) {
    this.words = words;
    this.widgets = widgets;
    this.el = make("div", { class: "page-cell__output", role: "group", "aria-label": words.output, hidden: "" });
    this.el.append(make("p", { class: "page-cell__from", "aria-hidden": "true" }, words.output));
    place.append(this.el);
  }

  /** Make room for what comes now. */
  clear() {
    this.el.hidden = true;
    while (this.el.childNodes.length > 1) this.el.lastChild?.remove();
  }

  /**
   * What is shown of an earlier Python is no longer in touch with any.
   */
  gray() {
    this.el.toggleAttribute("data-past", true);
  }

  /** @param {import("./calls.js").Output} output */
  add(output) {
    this.el.hidden = false;
    this.el.removeAttribute("data-past");
    const place = make("div", {});
    if (output.kind === "text") return this.addText(output.text, false);
    if (output.kind === "error") return this.addError(output);
    this.el.append(place);
    if (output.kind === "html") return this.addHtml(place, output);
    return this.widgets.show(output).then(
      (el) => place.append(el),
      (error) => place.append(fill(this.words.no_widget, { problem: error.message })),
    );
  }

  /**
   * @param {string} text
   * @param {boolean} isError
   */
  addText(text, isError) {
    const kind = isError ? "error" : "text";
    const last = /** @type {HTMLElement | null} */ (this.el.lastElementChild);
    if (last?.dataset.kind === kind) last.append(text);
    else this.el.append(make("pre", { "data-kind": kind, tabindex: "0", "aria-label": this.words[`${kind}_label`] }, text));
  }

  /** @param {import("./calls.js").CellError} error */
  addError({ text, line, code }) {
    const where = line ? `${fill(this.words.in_line, { line, code })}\n` : "";
    this.addText(`${where}${text}\n`, true);
  }

  /**
   * @param {HTMLElement} place
   * @param {import("./calls.js").Html} output  text: for what has nothing left once it is made safe, such as a page of scripts
   */
  addHtml(place, { html, text }) {
    place.append(safeFragment(html));
    if (place.querySelector(FOUND) || place.textContent?.trim()) return;
    place.remove();
    this.addText(`${text}\n`, false);
  }
}

/**
 * An explorer on the screen: the picture, the figures and the sentence of where its controls stand.
 * @typedef {{ parameters: import("./state.js").Parameters, html: string, wants_html: boolean, library: string,
 *   wants_library: boolean, definition: import("./state.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { Calculator, Chart } from "./chart.js";
import { Controls } from "./controls.js";
import { tableRow } from "./export.js";
import { figuresOf, refusalOf } from "./figures.js";
import { untilLoaded } from "./vega_loader.js";
import { showError, showNotice } from "../host/kit/notices.js";

export class ExplorerView {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {Page | undefined} page
   */
  constructor(model, el, page) {
    this.model = model;
    this.el = el;
    this.page = page;
    /** @type {Traits["definition"]} */
    this.definition = model.get("definition");
    /** @type {Traits["words"]} */
    this.words = model.get("words");
    this.controls = new Controls(el, this.definition, this.words);
    this.waiting = false;
    this.isAtRest = false;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.el.querySelector(selector));
  }

  /** @returns {Traits["parameters"]} */
  parameters() {
    return this.model.get("parameters");
  }

  async load() {
    const drawVega = await untilLoaded(this.model, this.page !== undefined, () => this.rest());
    this.calculator = await Calculator.make(drawVega, this.definition);
    this.chart = new Chart(drawVega, this.definition, this.find("[data-slot=chart]"));
    await this.drawAnew();
    this.el.dataset.drawn = "";
  }

  /** Nothing can be computed: the controls rest where the figures are until the reader tries again. */
  async rest() {
    const { undrawn, retry } = this.words;
    this.setRest(true);
    await new Promise((resolve) => showNotice(this.el, "undrawn", undrawn, [{ label: retry, run: () => resolve(null) }]));
    this.setRest(false);
  }

  /**
   * @param {boolean} isAtRest
   */
  setRest(isAtRest) {
    this.isAtRest = isAtRest;
    this.controls.enable(!isAtRest);
    this.show();
  }

  /** Draw from the start. */
  async drawAnew() {
    await this.chart?.draw(this.valid ?? this.parameters());
    this.show();
  }

  /**
   * @param {Partial<Traits["parameters"]>} values
   */
  change(values) {
    this.model.set("parameters", { ...this.parameters(), ...values });
    this.model.save_changes();
  }

  /**
   * Begin from a case.
   * @param {Traits["parameters"]} values
   */
  begin(values) {
    this.controls.forgetTyped();
    this.change(values);
    this.showSoon();
  }

  /**
   * @param {HTMLInputElement} field
   */
  takeTyped(field) {
    this.change(this.controls.takeTyped(field, this.parameters()));
    this.showSoon();
  }

  fit() {
    this.chart?.fit();
  }

  /** A control may be moved before this module is there; what it says then counts. */
  takeEarlyMoves() {
    const moves = this.controls.earlyMoves();
    if (Object.keys(moves).length > 0) this.change(moves);
  }

  /** Show soon: of many moves within one frame, the last. */
  showSoon() {
    this.showControls();
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.show();
    });
  }

  show() {
    this.showControls();
    if (!this.calculator) return;
    this.el.removeAttribute("data-waiting");
    const value = this.calculator.compute(this.parameters());
    const refusal = refusalOf(this.definition, this.parameters(), value);
    showError(this.find("[data-slot=refusal]"), refusal);
    if (refusal) return;
    this.valid = this.parameters();
    this.showFigures(figuresOf(this.definition, this.valid, value));
    this.chart?.move(this.valid);
    this.showRows();
  }

  showControls() {
    const values = this.isAtRest ? this.controls.described : this.parameters();
    this.controls.show(values);
    if (!this.calculator) this.el.toggleAttribute("data-waiting", !this.controls.areDescribed(values));
  }

  /**
   * @param {import("./figures.js").Figures} figures
   */
  showFigures({ readouts, sentence }) {
    for (const { name, number, text } of readouts) {
      const output = this.find(`[data-readout="${name}"]`);
      output.textContent = text;
      output.dataset.value = String(number);
    }
    this.find("[data-slot=sentence]").textContent = sentence;
    this.chart?.say(sentence);
  }

  /** The data behind the picture. */
  data() {
    return /** @type {Record<string, any>[]} */ (this.chart?.view.data(this.definition.table.data) ?? []);
  }

  showRows() {
    if (!this.find(".explorer__table").hasAttribute("open")) return;
    const { columns, rows } = this.definition.table;
    const all = this.data();
    const step = Math.max(1, Math.ceil(all.length / rows));
    const lines = all.filter((_, number) => number % step === 0);
    this.find("[data-slot=rows]").replaceChildren(...lines.map((datum) => tableRow(datum, Object.keys(columns))));
  }
}

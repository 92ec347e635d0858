/**
 * An explorer on the screen: the picture, the figures and the sentence of where its controls stand.
 * @typedef {import("./state.js").Parameters} Parameters
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { Calculator, Chart } from "./chart.js";
import { Controls } from "./controls.js";
import { figuresOf, refusalOf } from "./figures.js";
import { showFigures, showRows } from "./figures_view.js";
import { Ghost } from "./ghost.js";
import { Handles } from "./handles.js";
import { untilLoaded } from "./vega_loader.js";
import { Aloud } from "../host/kit/aloud.js";
import { showError, showNotice } from "../host/kit/notices.js";

export class ExplorerView {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {AbortSignal} signal
   * @param {Page | undefined} page
   */
  constructor(model, el, signal, page) {
    this.model = model;
    this.el = el;
    this.page = page;
    /** @type {Definition} */
    this.definition = model.get("definition");
    /** @type {Record<string, string>} */
    this.words = model.get("words");
    this.controls = new Controls(el, this.definition, this.words);
    this.ghost = new Ghost(el, this.words);
    this.aloud = new Aloud(el, signal);
    this.waiting = false;
    this.isAtRest = false;
    /** @type {string | undefined} the control that was moved last */
    this.moved = undefined;
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.el.querySelector(selector));
  }

  /** @returns {Parameters} */
  parameters() {
    return this.model.get("parameters");
  }

  /** Which sample is shown, where there is one. */
  seed() {
    return this.model.get("seed") ?? this.definition.seed;
  }

  /** What the picture shows: where the controls stand, or where they last stood as they can. */
  shown() {
    return this.valid ?? this.parameters();
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    const drawVega = await untilLoaded(this.model, this.page !== undefined, () => this.rest());
    const calculator = await Calculator.make(drawVega, this.definition);
    this.chart = new Chart(drawVega, this.definition, this.find("[data-slot=chart]"));
    this.handles = new Handles(this, signal);
    await this.drawAnew();
    this.calculator = calculator; // and not before: what is moved meanwhile cannot move a picture that is not there
    this.show();
    this.el.dataset.drawn = "";
  }

  /** Nothing can be computed: the controls rest where the figures are until the reader tries again. */
  async rest() {
    const { undrawn, retry } = this.words;
    this.setRest(true);
    await new Promise((resolve) => showNotice(this.el, "undrawn", undrawn, [{ label: retry, run: () => resolve(null) }]));
    this.setRest(false);
  }

  /** @param {boolean} isAtRest */
  setRest(isAtRest) {
    this.isAtRest = isAtRest;
    this.controls.enable(!isAtRest);
    this.show();
  }

  /** Draw from the start. */
  async drawAnew() {
    this.ghost.forget();
    await this.chart?.draw({ ...this.shown(), seed: this.seed() });
    this.show();
  }

  /** @param {Parameters} values */
  change(values) {
    const [name, ...others] = Object.keys(values);
    if (others.length === 0) this.moved = name ?? this.moved;
    this.model.set("parameters", { ...this.parameters(), ...values });
    this.model.save_changes();
  }

  /**
   * Begin from a case.
   * @param {Parameters} values
   * @param {number} seed
   */
  begin(values, seed = this.seed()) {
    this.controls.forgetTyped();
    this.model.set("seed", seed);
    this.change(values);
    this.showSoon();
  }

  drawAnotherSample() {
    this.model.set("seed", (this.seed() % this.definition.samples) + 1);
    this.model.save_changes();
  }

  /** Keep how it is now beside what comes. */
  remember() {
    if (this.figures) this.ghost.remember(this.setting(), this.figures);
  }

  setting() {
    return JSON.stringify([this.shown(), this.seed()]);
  }

  /** @param {HTMLInputElement} field */
  takeTyped(field) {
    this.change(this.controls.takeTyped(field, this.parameters()));
    this.showSoon();
  }

  fit() {
    if (!this.chart?.fit()) return;
    this.ghost.forget();
    this.show();
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
    this.figures = figuresOf(this.definition, this.valid, value);
    showFigures(this.el, this.figures, this.aloud);
    this.chart?.say(this.figures.sentence);
    this.chart?.move({ ...this.valid, seed: this.seed() });
    this.handles?.show(this.valid, value);
    this.ghost.show(this.setting());
    this.showRows();
  }

  showControls() {
    const values = this.isAtRest ? this.controls.described : this.parameters();
    this.controls.show(values);
    const seed = this.el.querySelector("[data-slot=seed]");
    if (seed) seed.textContent = String(this.seed());
    if (!this.calculator) this.el.toggleAttribute("data-waiting", !this.controls.areDescribed(values));
  }

  /** The data behind the picture. */
  data() {
    return /** @type {Record<string, any>[]} */ (this.chart?.view?.data(this.definition.table.data) ?? []);
  }

  showRows() {
    const table = this.find(".explorer__table");
    if (table.hasAttribute("open")) showRows(table, this.data(), this.definition.table);
  }
}

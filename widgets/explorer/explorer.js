/**
 * Listens to an explorer's controls; the picture, the figures and the sentence follow.
 * @typedef {{ parameters: import("./state.js").Parameters, html: string, wants_html: boolean, library: string,
 *   wants_library: boolean, definition: import("./state.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { Calculator, Chart, untilLoaded } from "./chart.js";
import { Controls } from "./controls.js";
import { figuresOf, refusalOf } from "./figures.js";
import { checkState, fromParameters, toParameters } from "./state.js";
import { offerTakeaway, tableRow } from "./export.js";
import { keepKeys } from "../host/kit/dom.js";
import { showError, showNotice } from "../host/kit/notices.js";
import { undoCancelledTouch } from "../host/kit/touch.js";
import { follow, placeForm } from "../host/render.js";

class Explorer {
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
    this.controls = new Controls(el, this.definition);
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

/**
 * @param {Explorer} explorer
 * @param {HTMLElement} target
 */
function press(explorer, target) {
  const { action, preset } = /** @type {HTMLElement | null} */ (target.closest("[data-action], [data-preset]"))?.dataset ?? {};
  if (preset !== undefined) explorer.change(explorer.definition.presets[Number(preset)]);
  else if (action === "reset") explorer.change(explorer.definition.start);
  else if (action !== undefined) offerTakeaway(explorer, action);
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} context
 */
async function render({ model, el, signal, page }) {
  await placeForm(model, el, signal, page);
  const explorer = new Explorer(model, el, page);
  keepKeys(el, signal);
  explorer.takeEarlyMoves();
  explorer.showControls();
  undoCancelledTouch(el, () => explorer.change.bind(explorer, explorer.parameters()), signal);
  const hear = (/** @type {HTMLInputElement} */ { type, name, value }) => type === "range" && explorer.change({ [name]: Number(value) });
  el.addEventListener("input", ({ target }) => hear(/** @type {HTMLInputElement} */ (target)), { signal });
  el.addEventListener("click", ({ target }) => press(explorer, /** @type {HTMLElement} */ (target)), { signal });
  el.addEventListener("toggle", () => explorer.showRows(), { signal, capture: true });
  follow(model, ["parameters"], () => explorer.showSoon(), signal);
  const redraw = () => void explorer.drawAnew();
  const colors = new MutationObserver(redraw);
  colors.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal });
  addEventListener("beforeprint", redraw, { signal });
  addEventListener("afterprint", redraw, { signal });
  const size = new ResizeObserver(() => explorer.chart?.fit());
  size.observe(explorer.find("[data-slot=chart]"));
  signal.addEventListener("abort", () => {
    colors.disconnect();
    size.disconnect();
  });
  await explorer.load();
}

export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({ render, checkState, toParameters, fromParameters, savePause: 300 });

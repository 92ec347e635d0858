/**
 * The explorer inside an exercise: drawn and computed by the explorer's own module.
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 * @typedef {Record<string, number>} Parameters
 */

import explorerModule from "../explorer/explorer.js";
import { Calculator } from "../explorer/chart.js";
import { refusalOf } from "../explorer/figures.js";
import { loadVega } from "../explorer/vega_loader.js";
import { makeLocalModel } from "../host/local_model.js";

export class EmbeddedExplorer {
  /**
   * @param {HTMLElement} place
   * @param {{ definition: any, words: Record<string, string> }} explorer
   * @param {Model} outer  the exercise's model
   * @param {(parameters: Parameters) => void} onMove
   */
  constructor(place, { definition, words }, outer, onMove) {
    this.place = place;
    this.definition = definition;
    this.shown = definition.start;
    const state = { definition, words, parameters: definition.start };
    this.local = makeLocalModel(state, () => {
      if (JSON.stringify(state.parameters) === JSON.stringify(this.shown)) return;
      this.shown = state.parameters;
      onMove(state.parameters);
    });
    this.model = withLibrary(this.local, outer);
  }

  /**
   * @param {AbortSignal} signal
   * @param {Page | undefined} page
   */
  async start(signal, page) {
    await explorerModule.render({ model: this.model, el: this.place, signal, page });
    this.calculator = await Calculator.make(await loadVega(this.model, page !== undefined), this.definition);
  }

  /**
   * Put the controls where an answer has them, or where they begin.
   * @param {Parameters | undefined} parameters
   */
  show(parameters) {
    this.shown = parameters ?? this.definition.start;
    this.local.set("parameters", this.shown);
    this.local.emit();
  }

  /**
   * Compute a figure by the equations that draw the picture.
   * @param {string} name
   * @param {Parameters} parameters
   * @returns {number}
   */
  read(name, parameters) {
    return Number(this.calculator?.compute(parameters)(`readout_${name}`));
  }

  /**
   * Say why settings cannot be, or nothing if they can.
   * @param {Parameters} parameters
   */
  refusal(parameters) {
    return this.calculator ? refusalOf(this.definition, parameters, this.calculator.compute(parameters)) : "";
  }
}

/**
 * The drawing library is not the explorer's own: in a notebook the exercise asks its kernel for it.
 * @param {Model} local
 * @param {Model} outer
 * @returns {Model}
 */
function withLibrary(local, outer) {
  const owner = (/** @type {string} */ name) => (name.endsWith("library") ? outer : local);
  return {
    get: (name) => owner(name).get(name),
    set(name, value) {
      owner(name).set(name, value);
      if (owner(name) === outer) outer.save_changes();
    },
    save_changes: () => local.save_changes(),
    on: (event, callback) => owner(event).on(event, callback),
    off: (event, callback) => owner(event).off(event, callback),
  };
}

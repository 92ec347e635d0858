/**
 * An explorer's sliders, with the value of each as text.
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {import("./state.js").Parameters} Parameters
 */

import { controlTexts } from "./figures.js";

export class Controls {
  /**
   * @param {HTMLElement} el
   * @param {Definition} definition
   */
  constructor(el, definition) {
    this.el = el;
    this.definition = definition;
    this.inputs = /** @type {HTMLInputElement[]} */ ([...el.querySelectorAll("input[type=range]")]);
    /** @type {Parameters} what the figures and the sentence of the page as it came belong to */
    this.described = Object.fromEntries(this.inputs.map(({ name, defaultValue }) => [name, Number(defaultValue)]));
  }

  /**
   * What was moved before this module was there.
   * @returns {Parameters}
   */
  earlyMoves() {
    // A start between two steps is no move: the browser puts the handle on the nearer one.
    const isMoved = (/** @type {HTMLInputElement} */ { name, value, step }) => Math.abs(Number(value) - this.described[name]) > Number(step) / 2;
    return Object.fromEntries(this.inputs.filter(isMoved).map(({ name, value }) => [name, Number(value)]));
  }

  /**
   * Whether the page as it came has the figures of these values; others are hidden until they can be computed.
   * @param {Parameters} values
   */
  areDescribed(values) {
    return Object.entries(this.described).every(([name, value]) => values[name] === value);
  }

  /**
   * @param {Parameters} values
   */
  show(values) {
    const texts = controlTexts(this.definition, values);
    for (const input of this.inputs) {
      const { name } = input;
      if (Number(input.value) !== values[name]) input.value = String(values[name]);
      const control = /** @type {HTMLElement} */ (this.el.querySelector(`[data-control="${name}"]`));
      /** @type {HTMLElement} */ (control.querySelector("[data-slot=now]")).textContent = texts[name];
      input.setAttribute("aria-valuetext", control.querySelector(".explorer__now")?.textContent ?? texts[name]);
    }
  }

  /**
   * @param {boolean} canMove
   */
  enable(canMove) {
    for (const input of this.inputs) input.disabled = !canMove;
  }
}

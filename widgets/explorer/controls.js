/**
 * An explorer's controls: each is a slider and a field beside it, in which the value can be typed.
 * @typedef {import("./state.js").Control} Control
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {import("./state.js").Parameters} Parameters
 */

import { controlTexts, spokenTexts } from "./figures.js";
import { readControl, rangeOf } from "./typed.js";
import { apart } from "../host/kit/in_english.js";
import { fillParts, shorten } from "../host/kit/text.js";

export class Controls {
  /**
   * @param {HTMLElement} el
   * @param {Definition} definition
   * @param {Record<string, string>} words
   */
  constructor(el, definition, words) {
    this.el = el;
    this.definition = definition;
    this.words = words;
    this.inputs = /** @type {HTMLInputElement[]} */ ([...el.querySelectorAll("input[type=range]")]);
    /** @type {Parameters} what the figures and the sentence of the page as it came belong to */
    this.described = Object.fromEntries(this.inputs.map(({ name, defaultValue }) => [name, Number(defaultValue)]));
    for (const { name } of this.inputs) this.field(name).readOnly = false;
  }

  /**
   * @param {string} name
   * @param {string} slot
   */
  find(name, slot) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-control="${name}"] [data-slot=${slot}]`));
  }

  /**
   * Where the value of a control is typed.
   * @param {string} name
   */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.find(name, "typed"));
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
    const [texts, spoken] = [controlTexts(this.definition, values), spokenTexts(this.definition, values)];
    for (const input of this.inputs) {
      const { name } = input;
      if (Number(input.value) !== values[name]) input.value = String(values[name]);
      input.setAttribute("aria-valuetext", spoken[name]);
      this.showTyped(name, texts[name], values[name]);
    }
  }

  /**
   * What is being typed is left alone until its control has another value.
   * @param {string} name
   * @param {string} text
   * @param {number} value
   */
  showTyped(name, text, value) {
    const field = this.field(name);
    if (field.dataset.shown === String(value)) return;
    field.dataset.shown = String(value);
    field.value = text;
    this.refuse(name, []);
  }

  /**
   * Read what was typed: a value, or nothing where it is refused, in words beside it.
   * @param {HTMLInputElement} field
   * @param {Parameters} values
   * @returns {Parameters}
   */
  takeTyped(field, values) {
    const name = String(/** @type {HTMLElement} */ (field.closest("[data-control]")).dataset.control);
    const control = /** @type {Control} */ (this.definition.controls.find((one) => one.name === name));
    const value = field.value.trim() === "" ? values[name] : readControl(field.value, control);
    if (value === null) {
      this.refuse(name, this.refusalOf(control, field.value));
      return {};
    }
    field.dataset.shown = "";
    return { [name]: value };
  }

  /**
   * @param {Control} control
   * @param {string} typed
   */
  refusalOf(control, typed) {
    const { word, ...range } = rangeOf(control);
    return fillParts(this.words[word], { ...range, label: apart(this.words, control.label), value: shorten(typed) });
  }

  /**
   * @param {string} name
   * @param {(string | Node)[]} why  empty where nothing is refused
   */
  refuse(name, why) {
    const field = this.field(name);
    if (why.length > 0) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    this.find(name, "mistyped").replaceChildren(...why);
  }

  /** Forget what was typed and refused: a case or the start is about all controls. */
  forgetTyped() {
    for (const { name } of this.inputs) this.field(name).dataset.shown = "";
  }

  /**
   * @param {boolean} canMove
   */
  enable(canMove) {
    for (const input of this.inputs) {
      input.disabled = !canMove;
      this.field(input.name).disabled = !canMove;
    }
  }
}

/**
 * The controls of an item: radios, a slider, or a counter. Each reads as an answer, or as none.
 * @typedef {import("./scoring.js").Answers} Answers
 * @typedef {import("./scoring.js").Definition} Definition
 */

import { onScale } from "./scoring.js";
import { showError } from "../host/kit/notices.js";
import { withMark } from "../host/kit/numbers.js";
import { fill } from "../host/kit/text.js";

/**
 * Answers with one more given, or taken back.
 * @param {Answers} answers
 * @param {string} item
 * @param {number | undefined} answer
 * @returns {Answers}
 */
export function withAnswer(answers, item, answer) {
  const { [item]: _, ...others } = answers;
  return answer === undefined ? others : { ...others, [item]: answer };
}

/**
 * What a control says now: an answer, or none. A slider and the box beside it speak for one another.
 * @param {HTMLInputElement} input
 */
export function readControl(input) {
  if (input.type === "checkbox") return input.checked ? undefined : Number(sliderOf(input).value);
  return input.value === "" ? undefined : Number(input.value);
}

/**
 * A control may be used before this module is there; find those whose answer is not the one they came with.
 * @param {HTMLElement} form
 */
export function earlyControls(form) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("fieldset input")]);
  return inputs.filter((input) => {
    if (input.type === "radio") return input.checked && !input.defaultChecked;
    if (input.type === "checkbox") return input.checked !== input.defaultChecked;
    return input.type === "range"
      ? Number(input.value) !== Number(input.defaultValue)
      : input.value !== input.defaultValue;
  });
}

/**
 * Say that a count cannot be one, beside it; the answer before stays.
 * @param {HTMLInputElement} input
 * @param {Definition} definition
 * @param {Record<string, string>} words
 * @returns {boolean}  whether it can be an answer
 */
export function acceptControl(input, definition, words) {
  const answer = readControl(input);
  const fits = !input.validity.badInput && (answer === undefined || onScale(answer, definition));
  const told = /** @type {HTMLElement | null | undefined} */ (input.closest("fieldset")?.querySelector("[data-slot=invalid]"));
  if (told) {
    const { minimum, maximum } = definition;
    showError(told, fits ? "" : fill(words.not_whole, { value: input.value || "?", minimum, maximum }));
    input.toggleAttribute("aria-invalid", !fits);
  }
  return fits;
}

/**
 * Show every answer on its control.
 * @param {HTMLElement} form
 * @param {Answers} answers
 * @param {Record<string, string>} words
 */
export function showAnswers(form, answers, words) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("fieldset input"))) {
    const answer = answers[input.name];
    if (input.type === "radio") input.checked = input.value === String(answer ?? "");
    else if (input.type === "number") showCount(input, answer);
    else if (input.type === "range") showSlider(input, answer, words);
    else input.checked = answer === undefined;
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {number | undefined} answer
 */
function showCount(input, answer) {
  if (input.hasAttribute("aria-invalid")) return;
  input.value = String(answer ?? "");
}

/**
 * @param {HTMLInputElement} input
 * @param {number | undefined} answer
 * @param {Record<string, string>} words
 */
function showSlider(input, answer, words) {
  const said = answer === undefined ? words.no_answer : withMark(String(answer), words);
  if (answer !== undefined) input.value = String(answer);
  input.setAttribute("aria-valuetext", said);
  const slider = /** @type {HTMLElement} */ (input.closest(".inventory-form__slider"));
  slider.toggleAttribute("data-blank", answer === undefined);
  /** @type {HTMLElement} */ (slider.querySelector("[data-slot=value]")).textContent = said;
}

/**
 * Whether this is a slider without an answer: a click on its handle, which moves nothing, answers where it stands.
 * @param {HTMLElement} target
 */
export function isBlankSlider(target) {
  return target.matches("[data-blank] input[type=range]");
}

/**
 * @param {HTMLInputElement} box
 */
function sliderOf(box) {
  return /** @type {HTMLInputElement} */ (box.closest(".inventory-form__slider")?.querySelector("input[type=range]"));
}

/**
 * Press the plus or the minus of a counter.
 * @param {HTMLElement} button
 * @param {Definition} definition
 * @returns {HTMLInputElement}  the counter, with its new value
 */
export function addToCount(button, { minimum, maximum }) {
  const input = /** @type {HTMLInputElement} */ (button.parentElement?.querySelector("input"));
  const next = input.value === "" ? minimum : Number(input.value) + Number(button.dataset.add);
  input.value = String(Math.min(maximum, Math.max(minimum, next)));
  return input;
}

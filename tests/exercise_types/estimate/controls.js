/** A slider, which says nothing before it was moved. */

import { given, outcomeReason } from "../controls_feedback.js";
import { controlsOf } from "../controls_form.js";
import { fill } from "../../host/kit/text.js";

/**
 * @param {HTMLElement} form
 */
export function readAnswer(form) {
  return { value: Number(controlsOf(form)[0].value) };
}

/**
 * @param {HTMLElement} form
 * @param {any} answer
 */
export function showAnswer(form, { value }) {
  const [slider] = controlsOf(form);
  slider.value = String(value ?? slider.defaultValue);
}

/**
 * @param {HTMLElement} el
 * @param {any} item
 * @param {Record<string, string>} words
 */
export function attach(el, { unit }, words) {
  const place = /** @type {HTMLElement} */ (el.querySelector("[data-slot=estimate]"));
  const show = (/** @type {any} */ { value }) => {
    place.textContent = value === undefined ? "" : fill(words.estimate_now, { value, unit });
  };
  return { show };
}

/**
 * @param {any} checked
 * @param {boolean} right
 */
export function tellFeedback(checked, right) {
  return { reasons: given([outcomeReason(checked, right)]) };
}

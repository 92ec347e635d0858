/**
 * An explorer, whose own controls answer: there is no form.
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 * @typedef {import("../controls_feedback.js").Reader} Reader
 */

import { given, outcomeReason } from "../controls_feedback.js";
import { sideOf } from "./answer.js";
import { fill } from "../../host/kit/text.js";

export { readEntries as readAnswer, showEntries as showAnswer } from "../controls_form.js";

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback(checked, right) {
  const { key, answer, words, read } = checked;
  const { conditions } = key;
  const sides = conditions.map((/** @type {any} */ one) => sideOf(one, answer.parameters, /** @type {Reader} */ (read)));
  const off = conditions.map((/** @type {any} */ one, /** @type {number} */ place) => ({ text: one[sides[place]] }));
  const held = sides.filter((/** @type {string} */ side) => side === "within").length;
  const some = held > 0 && !right ? { headline: fill(words.conditions_right, { right: held, all: conditions.length }) } : {};
  return { reasons: given(right ? [outcomeReason(checked, true)] : off), ...some };
}

/**
 * A line for a number.
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 */

import { given, outcomeReason } from "../controls_feedback.js";
import { isNear } from "../typed_numbers.js";
import { readTyped } from "../../host/kit/typed_numbers.js";
import { fill } from "../../host/kit/text.js";

export { readEntries as readAnswer, showEntries as showAnswer } from "../controls_form.js";

/**
 * @param {Checked} checked
 */
export function tellUnreadable({ answer, words }) {
  return fill(words.not_number, { text: (answer.text ?? "").trim() });
}

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback(checked, right) {
  const { item, key, answer, variant } = checked;
  const typed = readTyped(answer.text, item.unit);
  const trap = (key.traps ?? []).find((/** @type {any} */ one) => isNear(typed, one.answers[variant], one.tolerance));
  return { reasons: given([right || !trap ? outcomeReason(checked, right) : { text: trap.say }]) };
}

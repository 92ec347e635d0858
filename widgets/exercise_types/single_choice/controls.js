/**
 * One of several buttons.
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 * @typedef {import("../controls_feedback.js").Mark} Mark
 */

import { given } from "../controls_feedback.js";

export { readEntries as readAnswer, showEntries as showAnswer } from "../controls_form.js";

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback({ key, answer, words }, right) {
  /** @type {Mark} */
  const mark = right ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_wrong };
  return { reasons: given([{ text: key.feedback?.[answer.choice] }]), marks: { [answer.choice]: mark } };
}

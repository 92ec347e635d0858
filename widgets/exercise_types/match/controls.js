/**
 * A list of options beside each line.
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 * @typedef {import("../controls_feedback.js").Mark} Mark
 * @typedef {import("../controls_feedback.js").Words} Words
 */

import { counted, given, outcomeReason } from "../controls_feedback.js";
import { asField, readEntries, showEntries } from "../controls_form.js";

/**
 * @param {HTMLElement} form
 */
export function readAnswer(form) {
  return asField("pairs", readEntries(form));
}

/**
 * @param {HTMLElement} form
 * @param {Answer} answer
 */
export function showAnswer(form, { pairs = {} }) {
  showEntries(form, pairs);
}

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback(checked, right) {
  const { item, key, answer, words } = checked;
  const parts = item.prompts ?? [];
  const marks = Object.fromEntries(parts.map(({ id }) => [id, markOf(answer.pairs[id], key.pairs[id], words)]));
  const wrong = parts.filter(({ id }) => marks[id].sign === "wrong");
  const reasons = wrong.map(({ id, text }) => ({ label: text, text: key.feedback?.[id] }));
  return { marks, reasons: given([...reasons, outcomeReason(checked, right)]), headline: counted(marks, parts.length, words) };
}

/**
 * @param {string | undefined} option
 * @param {string} wanted
 * @param {Words} words
 * @returns {Mark}
 */
function markOf(option, wanted, words) {
  if (!option) return { sign: "missed", text: words.mark_not_matched };
  return option === wanted ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_wrong };
}

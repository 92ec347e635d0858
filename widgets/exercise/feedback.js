/**
 * What is said to an answer that was checked: first how it stands, then a sentence for everything that is not right.
 * @typedef {import("../exercise_types/controls_feedback.js").Checked} Checked
 * @typedef {import("../exercise_types/controls_feedback.js").Feedback} Feedback
 */

import { gradeAnswer } from "../classroom/grading/grade.js";
import { SHOWN_TYPES } from "../exercise_types/controls_registry.js";

/**
 * Say what there is to say to an answer.
 * @param {Checked} checked
 * @returns {Feedback}
 */
export function feedbackFor(checked) {
  const { item, key, answer, variant, words, read } = checked;
  const { status, credit } = gradeAnswer(item, key, answer, variant, read);
  const { tellFeedback, tellUnreadable } = SHOWN_TYPES[item.type];
  if (status === "blank" || status === "awaiting") return notGraded(words.nothing_yet);
  if (status === "unreadable") return notGraded(tellUnreadable?.(checked) ?? words.nothing_yet);
  const result = credit === 1 ? "right" : credit ? "partly" : "wrong";
  const headline = credit === 1 ? words.all_right : words.none_right;
  return { result, headline, reasons: [], marks: {}, ...tellFeedback?.(checked, credit === 1) };
}

/**
 * @param {import("../exercise_types/controls_feedback.js").Said} headline
 * @returns {Feedback}
 */
export function notGraded(headline) {
  return { result: "none", headline, reasons: [], marks: {} };
}

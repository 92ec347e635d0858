/**
 * Boxes to tick.
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 * @typedef {import("../controls_feedback.js").Mark} Mark
 */

import { counted, given } from "../controls_feedback.js";
import { controlsOf, givenControls } from "../controls_form.js";
import { fill } from "../../host/kit/text.js";

/**
 * @param {HTMLElement} form
 */
export function readAnswer(form) {
  const chosen = givenControls(form).map(({ value }) => value);
  return chosen.length === 0 ? {} : { choices: chosen };
}

/**
 * @param {HTMLElement} form
 * @param {Answer} answer
 */
export function showAnswer(form, { choices = [] }) {
  for (const control of controlsOf(form)) control.checked = choices.includes(control.value);
}

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback({ item, key, answer, words }, right) {
  /** @type {Record<string, Mark>} */
  const marks = {};
  for (const { id } of item.choices ?? []) {
    const [chosen, fits] = [answer.choices, key.correct].map((ids) => ids.includes(id));
    if (chosen) marks[id] = fits ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_wrong };
    else if (fits) marks[id] = { sign: "missed", text: words.mark_missed };
  }
  const told = (item.choices ?? []).filter(({ id }) => marks[id] && (right || marks[id].sign !== "right"));
  const reasons = given(told.map(({ id, text }) => ({ label: text, text: key.feedback?.[id] })));
  const found = Object.values(marks).filter(({ sign }) => sign === "right").length;
  const others = answer.choices.length - found;
  const counts = { right: found, all: key.correct.length, others };
  return { reasons, marks, headline: others ? fill(words.choices_right, counts) : counted(marks, counts.all, words) };
}

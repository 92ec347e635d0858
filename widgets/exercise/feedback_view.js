/**
 * Shows what is said to an answer: in one place, and at the parts it is about.
 * @typedef {import("../exercise_types/controls_feedback.js").Feedback} Feedback
 */

import { blockNodes, inlineNodes } from "../classroom/bank/markup.js";
import { make } from "../host/kit/dom.js";

/**
 * Show feedback, or take it away.
 * @param {HTMLElement} el
 * @param {Feedback | null} feedback
 * @param {HTMLElement[]} [more]  what stands below it
 */
export function showFeedback(el, feedback, more = []) {
  const place = /** @type {HTMLElement} */ (el.querySelector("[data-slot=feedback]"));
  place.replaceChildren(...(feedback ? [...feedbackNodes(feedback), ...more] : []));
  place.dataset.result = feedback?.result ?? "";
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (el.querySelectorAll(".exercise__form [data-part]"))) {
    markPart(part, feedback);
  }
}

/**
 * @param {Feedback} feedback
 */
function feedbackNodes({ headline, reasons }) {
  const items = reasons.map(({ label, text }) => {
    const about = label ? [make("b", { class: "exercise__label" }, ...inlineNodes(label))] : [];
    return make("li", {}, ...about, ...blockNodes(text));
  });
  const list = items.length > 0 ? [make("ul", {}, ...items)] : [];
  return [make("p", { class: "exercise__result" }, headline), ...list];
}

/**
 * Mark a part of the answer by a sign and a word, and a turn by the reason for its rating.
 * @param {HTMLElement} part
 * @param {Feedback | null} feedback
 */
function markPart(part, feedback) {
  const id = String(part.dataset.part);
  const mark = feedback?.marks[id];
  const [place, reason] = ["mark", "reason"].map((slot) => /** @type {HTMLElement | null} */ (part.querySelector(`[data-slot=${slot}]`)));
  if (place) {
    place.textContent = mark?.text ?? "";
    place.dataset.sign = mark?.sign ?? "";
  }
  if (reason) {
    const note = feedback?.notes?.[id] ?? "";
    reason.replaceChildren(...inlineNodes(note));
    reason.hidden = note === "";
  }
}

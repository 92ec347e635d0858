/**
 * Shows what is said to an answer: in one place, and at the parts it is about. What authors wrote stays in English.
 * @typedef {import("../exercise_types/controls_feedback.js").Feedback} Feedback
 * @typedef {Record<string, string>} Words
 */

import { blockNodes, inlineNodes } from "../classroom/bank/markup.js";
import { make } from "../host/kit/dom.js";
import { apart, inEnglish } from "../host/kit/in_english.js";

/**
 * Show feedback, or take it away.
 * @param {HTMLElement} el
 * @param {Feedback | null} feedback
 * @param {Words} words
 * @param {HTMLElement[]} [more]  what stands below it
 */
export function showFeedback(el, feedback, words, more = []) {
  const place = /** @type {HTMLElement} */ (el.querySelector("[data-slot=feedback]"));
  place.replaceChildren(...(feedback ? [...feedbackNodes(feedback, words), ...more] : []));
  place.dataset.result = feedback?.result ?? "";
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (el.querySelectorAll(".exercise__form [data-part]"))) {
    markPart(part, feedback, words);
  }
}

/**
 * @param {Feedback} feedback
 * @param {Words} words
 */
function feedbackNodes({ headline, said = [], reasons }, words) {
  const own = said.map((one) => make("li", {}, make("p", {}, ...saidNodes(one, words))));
  const items = reasons.map(({ label, text }) => {
    const about = label ? [make("b", { class: "exercise__label" }, ...inlineNodes(label))] : [];
    return make("li", inEnglish(words), ...about, ...blockNodes(text));
  });
  const list = own.length + items.length > 0 ? [make("ul", {}, ...own, ...items)] : [];
  return [make("p", { class: "exercise__result" }, ...saidNodes(headline, words)), ...list];
}

/**
 * What the page says in its own words, with what they quote.
 * @param {import("../exercise_types/controls_feedback.js").Said} said
 * @param {Words} words
 */
export function saidNodes(said, words) {
  return [said].flat().flatMap((part) => (typeof part === "string" ? [part] : apart(words, ...inlineNodes(part.quoted))));
}

/**
 * Mark a part of the answer by a sign and a word, and a turn by the reason for its rating.
 * @param {HTMLElement} part
 * @param {Feedback | null} feedback
 * @param {Words} words
 */
function markPart(part, feedback, words) {
  const id = String(part.dataset.part);
  const mark = feedback?.marks[id];
  const [place, reason] = ["mark", "reason"].map((slot) => /** @type {HTMLElement | null} */ (part.querySelector(`[data-slot=${slot}]`)));
  if (place) {
    place.textContent = mark?.text ?? "";
    place.dataset.sign = mark?.sign ?? "";
  }
  if (reason) {
    const note = feedback?.notes?.[id] ?? [];
    reason.replaceChildren(...saidNodes(note, words));
    reason.hidden = note.length === 0;
  }
}

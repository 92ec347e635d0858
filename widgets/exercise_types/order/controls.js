/**
 * Steps that move up and down.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 * @typedef {import("../controls_feedback.js").Words} Words
 */

import { counted, given, outcomeReason } from "../controls_feedback.js";
import { fillParts } from "../../host/kit/text.js";

/**
 * @param {HTMLElement} form
 */
function stepsOf(form) {
  return /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-slot=steps] > [data-part]")]);
}

/**
 * @param {HTMLElement} form
 */
export function readAnswer(form) {
  return { order: stepsOf(form).map((step) => step.dataset.part) };
}

/**
 * @param {HTMLElement} form
 * @param {Answer} answer
 * @param {Item} item
 */
export function showAnswer(form, { order }, { steps: written = [] }) {
  const wanted = order ?? written.map(({ id }) => id);
  const steps = stepsOf(form);
  const ids = steps.map(({ dataset }) => dataset.part);
  if (String(ids) !== String(wanted)) {
    const sorted = wanted.map((/** @type {string} */ id) => steps[ids.indexOf(id)]);
    sorted[0].parentElement?.append(...sorted);
  }
  stepsOf(form).forEach((step, place, all) => {
    const [up, down] = step.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", String(place === 0));
    down.setAttribute("aria-disabled", String(place === all.length - 1));
  });
}

/**
 * Move a step by one place, and say where it is now; nothing where there is no further place.
 * @param {HTMLElement} button
 * @param {Words} words
 * @returns {import("../controls_feedback.js").Said}
 */
export function press(button, words) {
  const step = /** @type {HTMLElement} */ (button.closest("[data-part]"));
  const up = button.dataset.move === "-1";
  const neighbor = up ? step.previousElementSibling : step.nextElementSibling;
  if (!neighbor) return [];
  neighbor[up ? "before" : "after"](step);
  button.focus(); // moving takes the focus away
  const all = [...(step.parentElement?.children ?? [])];
  const text = step.querySelector(".exercise__text")?.textContent ?? "";
  return fillParts(words.moved, { step: { quoted: text }, place: String(all.indexOf(step) + 1), all: String(all.length) });
}

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback(checked, right) {
  const { key, answer, words } = checked;
  const marks = Object.fromEntries(
    answer.order.map((/** @type {string} */ step, /** @type {number} */ place) => {
      const here = key.order[place] === step;
      return [step, here ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_step_wrong }];
    }),
  );
  return { marks, reasons: given([outcomeReason(checked, right)]), headline: counted(marks, key.order.length, words) };
}

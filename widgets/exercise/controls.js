/**
 * The controls of an exercise: what they say as an answer, and an answer shown on them.
 * @typedef {import("../classroom/grading/grade.js").Item} Item
 * @typedef {import("../classroom/grading/grade.js").Answer} Answer
 * @typedef {HTMLInputElement} Control  or a list or a text area, in what they have in common
 */

import { isNoScore } from "../exercise_types/score_inventory/answer.js";

/**
 * Where an answer has its entries by the name of their control; else the entries are the answer.
 * @type {Record<string, string>}
 */
const HOLDER = { match: "pairs", score_inventory: "scores", rate_transcript: "ratings" };

/**
 * All that can be filled in.
 * @param {HTMLElement} form
 */
export function controlsOf(form) {
  return /** @type {Control[]} */ ([...form.querySelectorAll("input, select, textarea")]);
}

/**
 * What the controls say now.
 * @param {HTMLElement} form
 * @param {Item} item
 * @returns {Answer}
 */
export function readAnswer(form, { type }) {
  if (type === "order") return { order: stepsOf(form).map((step) => step.dataset.part) };
  const given = controlsOf(form).filter((control) => (isTicked(control) ? control.checked : control.value !== ""));
  if (given.length === 0) return {};
  if (type === "multiple_choice") return { choices: given.map(({ value }) => value) };
  const read = (/** @type {Control} */ { value }) => (type === "rate_transcript" ? Number(value) : value);
  const entries = Object.fromEntries(given.map((control) => [control.name, read(control)]));
  return HOLDER[type] ? { [HOLDER[type]]: entries } : entries;
}

/**
 * Show an answer on the controls.
 * @param {HTMLElement} form
 * @param {Item} item
 * @param {Answer} answer
 */
export function showAnswer(form, { type, steps = [] }, answer) {
  if (type === "order") showOrder(form, answer.order ?? steps.map(({ id }) => id));
  const entries = type === "multiple_choice" ? {} : HOLDER[type] ? (answer[HOLDER[type]] ?? {}) : answer;
  for (const control of controlsOf(form)) {
    const value = String(entries[control.name] ?? "");
    if (type === "multiple_choice") control.checked = (answer.choices ?? []).includes(control.value);
    else if (control.type === "checkbox") control.checked = isNoScore(value);
    else if (control.type === "radio") control.checked = control.value === value;
    else showText(control, type === "score_inventory" && isNoScore(value) ? "" : value);
  }
}

/**
 * A text that is being typed is left alone, so that the cursor stays.
 * @param {Control} control
 * @param {string} value
 */
function showText(control, value) {
  if (control.value !== value) control.value = value;
}

/**
 * @param {Control} control
 */
function isTicked({ type }) {
  return type === "radio" || type === "checkbox";
}

/**
 * A score and its "no score" take one another's place.
 * @param {HTMLElement} form
 * @param {Control} used
 */
export function settleScore(form, used) {
  const pair = controlsOf(form).filter(({ name }) => name === used.name);
  const [text, box] = ["text", "checkbox"].map((type) => /** @type {Control} */ (pair.find((one) => one.type === type)));
  if (used === box && box.checked) text.value = "";
  if (used === text && text.value !== "") box.checked = false;
}

/**
 * A control may be used before this module is there. Gives a function that shows once more what was said then, or null
 * if nothing was.
 * @param {HTMLElement} form
 */
export function earlyInput(form) {
  const used = controlsOf(form).filter((control) => {
    if (isTicked(control)) return control.checked !== control.defaultChecked;
    return control.value !== (control.defaultValue ?? "");
  });
  const said = used.map(({ checked, value }) => ({ checked, value }));
  return used.length === 0 ? null : () => used.forEach((control, place) => Object.assign(control, said[place]));
}

/**
 * @param {HTMLElement} form
 */
function stepsOf(form) {
  return /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-slot=steps] > [data-part]")]);
}

/**
 * @param {HTMLElement} form
 * @param {string[]} order
 */
function showOrder(form, order) {
  const steps = stepsOf(form);
  const ids = steps.map(({ dataset }) => dataset.part);
  if (String(ids) !== String(order)) {
    const sorted = order.map((id) => steps[ids.indexOf(id)]);
    sorted[0].parentElement?.append(...sorted);
  }
  stepsOf(form).forEach((step, place, all) => {
    const [up, down] = step.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", String(place === 0));
    down.setAttribute("aria-disabled", String(place === all.length - 1));
  });
}

/**
 * Move a step by one place.
 * @param {HTMLElement} button
 * @returns {{ step: string, place: number, all: number } | null}  where it is now, or null if there is no further place
 */
export function moveStep(button) {
  const step = /** @type {HTMLElement} */ (button.closest("[data-part]"));
  const up = button.dataset.move === "-1";
  const neighbor = up ? step.previousElementSibling : step.nextElementSibling;
  if (!neighbor) return null;
  neighbor[up ? "before" : "after"](step);
  button.focus(); // moving takes the focus away
  const all = [...(step.parentElement?.children ?? [])];
  return { step: step.querySelector(".exercise__text")?.textContent ?? "", place: all.indexOf(step) + 1, all: all.length };
}

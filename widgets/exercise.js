/**
 * Listens to an exercise: keeps its answer, and checks it where it is for practice.
 * @typedef {{ answer: import("./exercise_check.js").Answer, checked: boolean, html: string, library: string,
 *   wants_library: boolean, definition: import("./exercise_state.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("./exercise_controls.js").Control} Control
 * @typedef {import("./host/local_model.js").Model} Model
 * @typedef {import("./host/live_widget.js").Page} Page
 */

import { earlyInput, moveStep, readAnswer, settleScore } from "./exercise_controls.js";
import { arrangeChoices, fillVariant } from "./exercise_given.js";
import { checkState, fromParameters, toParameters } from "./exercise_state.js";
import { ExerciseView } from "./exercise_view.js";
import { fill, keepKeys } from "./host/kit/page.js";

/**
 * @param {ExerciseView} exercise
 * @param {HTMLElement} target
 */
function press(exercise, target) {
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-action], [data-move]"));
  if (!button || button.closest(".explorer")) return;
  if (button.dataset.action === "check") void exercise.check();
  if (button.dataset.action === "reset") exercise.reset();
  const moved = button.dataset.move && moveStep(button);
  if (!moved || !exercise.form) return;
  exercise.take(readAnswer(exercise.form, exercise.item));
  exercise.find("aloud").textContent = fill(exercise.words.moved, moved);
}

/**
 * @param {ExerciseView} exercise
 * @param {Control} control
 */
function hear(exercise, control) {
  const { form, item } = exercise;
  if (!form?.contains(control)) return;
  if (item.type === "score_inventory") settleScore(form, control);
  exercise.take(readAnswer(form, item));
}

/**
 * Enter in a line of text checks, as people expect.
 * @param {ExerciseView} exercise
 * @param {KeyboardEvent} event
 */
function pressKey(exercise, { key, target }) {
  const control = /** @type {Control} */ (target);
  if (key === "Enter" && control.type === "text" && exercise.item.use === "practice") void exercise.check();
}

/**
 * Show the answer; what was said on the controls before this module was there counts.
 * @param {ExerciseView} exercise
 */
function begin(exercise) {
  const { form, item } = exercise;
  const sayAgain = form && earlyInput(form);
  exercise.show();
  if (!form || !sayAgain || (item.reveal && exercise.state().checked)) return;
  sayAgain();
  exercise.take(readAnswer(form, item));
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} context
 */
function render({ model, el, signal, page }) {
  if (!el.querySelector(".exercise")) {
    el.append(document.createRange().createContextualFragment(model.get("html")));
  }
  el.toggleAttribute("data-page", page !== undefined);
  arrangeChoices(el);
  const exercise = new ExerciseView(model, el, signal, page);
  fillVariant(el, exercise.item.variants?.[exercise.variant] ?? {});
  keepKeys(el, signal);
  begin(exercise);
  el.addEventListener("input", ({ target }) => hear(exercise, /** @type {Control} */ (target)), { signal });
  el.addEventListener("click", ({ target }) => press(exercise, /** @type {HTMLElement} */ (target)), { signal });
  el.addEventListener("keydown", (event) => pressKey(exercise, event), { signal });
  const show = () => exercise.show();
  for (const trait of ["answer", "checked"]) model.on(`change:${trait}`, show);
  signal.addEventListener("abort", () => {
    for (const trait of ["answer", "checked"]) model.off(`change:${trait}`, show);
  });
  return exercise.item.type === "set_explorer" ? exercise.startExplorer() : undefined;
}

export default { render, checkState, toParameters, fromParameters };

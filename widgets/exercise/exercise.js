/**
 * Listens to an exercise: keeps its answer, and checks it where it is for practice.
 * @typedef {{ answer: import("../classroom/grading/grade.js").Answer, checked: boolean, html: string, wants_html: boolean, library: string,
 *   wants_library: boolean, definition: import("../classroom/grading/answer_shape.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("./controls.js").Control} Control
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { earlyInput, moveStep, readAnswer, settleScore } from "./controls.js";
import { arrangeChoices, fillVariant } from "./variant_setup.js";
import { checkState, fromParameters, toParameters } from "../classroom/grading/answer_shape.js";
import { ExerciseView } from "./view.js";
import { keepKeys } from "../host/kit/dom.js";
import { fill } from "../host/kit/text.js";
import { follow, placeForm } from "../host/render.js";

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
async function render({ model, el, signal, page }) {
  await placeForm(model, el, signal, page);
  arrangeChoices(el);
  const exercise = new ExerciseView(model, el, signal, page);
  fillVariant(el, exercise.item.variants?.[exercise.variant] ?? {});
  keepKeys(el, signal);
  begin(exercise);
  el.addEventListener("input", ({ target }) => hear(exercise, /** @type {Control} */ (target)), { signal });
  el.addEventListener("click", ({ target }) => press(exercise, /** @type {HTMLElement} */ (target)), { signal });
  el.addEventListener("keydown", (event) => pressKey(exercise, event), { signal });
  follow(model, ["answer", "checked"], () => exercise.show(), signal);
  if (exercise.item.type === "set_explorer") await exercise.startExplorer();
}

export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({ render, checkState, toParameters, fromParameters });

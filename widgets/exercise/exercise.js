/**
 * Listens to an exercise: keeps its answer, and checks it where it is for practice.
 * @typedef {{ answer: import("../classroom/grading/grade.js").Answer, checked: boolean, html: string, wants_html: boolean, library: string,
 *   wants_library: boolean, definition: import("../classroom/grading/answer_shape.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("../exercise_types/controls_form.js").Control} Control
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { earlyInput } from "./early_input.js";
import { saidNodes } from "./feedback_view.js";
import { arrangeChoices, fillVariant } from "./variant_setup.js";
import { checkState, fromParameters, toParameters } from "../classroom/grading/answer_shape.js";
import { ExerciseView } from "./view.js";
import { keepKeys } from "../host/kit/dom.js";
import { undoCancelledTouch } from "../host/kit/touch.js";
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
  const said = button.dataset.move && exercise.shown.press?.(button, exercise.words);
  if (!said?.length) return;
  exercise.takeForm();
  exercise.find("aloud").replaceChildren(...saidNodes(said, exercise.words));
}

/**
 * @param {ExerciseView} exercise
 * @param {Control} control
 */
function hear(exercise, control) {
  const { form, shown } = exercise;
  if (!form?.contains(control)) return;
  shown.settle?.(form, control);
  exercise.takeForm();
}

/**
 * Enter in a line of text checks, as people expect.
 * @param {ExerciseView} exercise
 * @param {KeyboardEvent} event
 */
function pressKey(exercise, { key, target }) {
  const control = /** @type {Control} */ (target);
  if (key !== "Enter" || control.type !== "text" || control.closest(".explorer")) return;
  if (exercise.item.use === "practice") void exercise.check();
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
  exercise.takeForm();
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
  undoCancelledTouch(el, () => exercise.change.bind(exercise, exercise.state()), signal);
  begin(exercise);
  el.addEventListener("input", ({ target }) => hear(exercise, /** @type {Control} */ (target)), { signal });
  el.addEventListener("click", ({ target }) => press(exercise, /** @type {HTMLElement} */ (target)), { signal });
  el.addEventListener("keydown", (event) => pressKey(exercise, event), { signal });
  follow(model, ["answer", "checked"], () => exercise.show(), signal);
  if (!exercise.item.reveal) await exercise.startExplorer();
}

export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({ render, checkState, toParameters, fromParameters });

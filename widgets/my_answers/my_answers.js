/**
 * Brings a student's answers together: how much is done, the file to hand in, and what is kept on this device.
 * @typedef {{ code: string, name: string, states: { [id: string]: unknown }, asked: number, html: string, wants_html: boolean,
 *   definition: import("../classroom/collecting/answer_record.js").Definition, words: { [word: string]: string } }} Traits
 * @typedef {import("../host/local_model.js").Model} Model
 */

import { keepKeys } from "../host/kit/dom.js";
import { follow, placeForm } from "../host/render.js";
import { Device } from "./device_file.js";
import { HandingIn } from "./submission.js";
import { MyAnswersContext } from "./context.js";
import { checkStudent } from "./student_fields.js";
import { goTo } from "./view.js";

/**
 * @param {MyAnswersContext} context
 * @param {AbortSignal} signal
 */
function listen(context, signal) {
  const handingIn = new HandingIn(context);
  const device = new Device(context);
  /** @type {{ [action: string]: () => void }} */
  const actions = {
    download: () => handingIn.start(),
    save: () => device.save(),
    erase: () => device.erase(),
  };
  const press = (/** @type {MouseEvent} */ event) => {
    const { action, go } = pressed(event);
    if (action) actions[action]();
    if (!go) return;
    event.preventDefault(); // the address may hold an assignment
    goTo(go);
  };
  const hear = (/** @type {Event} */ { target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    if (input.type === "file") void device.load(input);
    else context.fields.take();
  };
  context.el.addEventListener("click", press, { signal });
  context.el.addEventListener("change", hear, { signal });
}

/**
 * @param {MouseEvent} event
 */
function pressed({ target }) {
  const part = /** @type {HTMLElement} */ (target).closest("[data-action], [data-go]");
  return /** @type {HTMLElement | null} */ (part)?.dataset ?? {};
}

/**
 * In a notebook the kernel has the answers: ask for them when the reader comes here.
 * @param {MyAnswersContext} context
 * @param {Model} model
 * @param {AbortSignal} signal
 */
function askKernel({ el, record }, model, signal) {
  const ask = () => {
    model.set("asked", model.get("asked") + 1);
    model.save_changes();
  };
  el.addEventListener("pointerenter", ask, { signal });
  el.addEventListener("focusin", ask, { signal });
  const take = () => record.takeAll(model.get("states"));
  follow(model, ["states"], take, signal);
  take();
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: import("../host/live_widget.js").Page }} context
 */
async function render({ model, el, signal, page }) {
  await placeForm(model, el, signal, page);
  const context = new MyAnswersContext(model, el);
  keepKeys(el, signal);
  context.fields.takeEarly();
  follow(model, ["code", "name"], () => context.fields.show(), signal);
  context.fields.show();
  listen(context, signal);
  if (page) context.record.read();
  context.view.show();
  if (page) context.view.showFound();
  if (page) context.record.listen(signal);
  else askKernel(context, model, signal);
}

// Whoever hands in is nothing that a link should carry.
export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({ render, checkState: checkStudent, toParameters: () => ({}), fromParameters: () => ({}) });

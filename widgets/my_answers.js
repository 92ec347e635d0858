/**
 * Brings a student's answers together: how much is done, the file to hand in, and what is kept on this device.
 * @typedef {{ code: string, name: string, states: { [id: string]: unknown }, asked: number, html: string,
 *   definition: import("./my_answers_record.js").Definition, words: { [word: string]: string } }} Traits
 * @typedef {import("./host/local_model.js").Model} Model
 * @typedef {{ label: string, run: () => void }} Action
 */

import { fill, keepKeys, showNotice } from "./host/kit/page.js";
import { Device } from "./my_answers_device.js";
import { HandingIn } from "./my_answers_handing_in.js";
import { AnswerRecord } from "./my_answers_record.js";
import { checkStudent, StudentFields } from "./my_answers_student.js";
import { goTo, View } from "./my_answers_view.js";

const MOST_TOLD = 5;
const NO_ASSIGNMENT = { id: "none", title: "", due: "", variants: false };

/** What the parts of this widget work on together. */
export class Desk {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.el = el;
    /** @type {Traits["definition"]} */
    this.definition = model.get("definition");
    /** @type {Traits["words"]} */
    this.words = model.get("words");
    this.assignment = this.definition.assignment ?? NO_ASSIGNMENT;
    this.record = new AnswerRecord(this.definition, () => this.change());
    this.fields = new StudentFields(el, model, this.assignment.variants);
    this.view = new View(el, this.record, this.words, this.assignment.title);
  }

  change() {
    this.view.show();
    // A widget tells of its change first and keeps it right after.
    queueMicrotask(() => this.view.showSaved());
  }

  /**
   * Name the first few of many things.
   * @param {string[]} things
   */
  list(things) {
    const listed = things.slice(0, MOST_TOLD).join(", ");
    const more = things.length - MOST_TOLD;
    return more > 0 ? fill(this.words.and_more, { items: listed, count: more }) : listed;
  }

  /**
   * Tell something where it was asked for; with a choice, the keyboard goes there, and back when it is made.
   * @param {"feedback" | "device"} slot
   * @param {string} text
   * @param {Action[]} [actions]
   * @param {string} [kind]  a notice of the same kind is replaced
   */
  tell(slot, text, actions = [], kind = slot) {
    const from = /** @type {HTMLElement | null} */ (document.activeElement);
    const back = (/** @type {() => void} */ run) => () => {
      from?.focus();
      run();
    };
    const choices = actions.map(({ label, run }) => ({ label, run: back(run) }));
    showNotice(this.el, kind, choices.length > 0 ? `${text}\n` : text, choices, slot);
    /** @type {HTMLElement | null} */ (this.el.querySelector(`[data-kind=${kind}] button`))?.focus();
  }
}

/**
 * @param {Desk} desk
 * @param {AbortSignal} signal
 */
function listen(desk, signal) {
  const handingIn = new HandingIn(desk);
  const device = new Device(desk);
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
    else desk.fields.take();
  };
  desk.el.addEventListener("click", press, { signal });
  desk.el.addEventListener("change", hear, { signal });
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
 * @param {Desk} desk
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
  model.on("change:states", take);
  signal.addEventListener("abort", () => model.off("change:states", take));
  take();
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: import("./host/live_widget.js").Page }} context
 */
function render({ model, el, signal, page }) {
  if (!el.querySelector(".my-answers")) {
    el.append(document.createRange().createContextualFragment(model.get("html")));
  }
  el.toggleAttribute("data-page", page !== undefined);
  const desk = new Desk(model, el);
  keepKeys(el, signal);
  desk.fields.takeEarly();
  const show = () => desk.fields.show();
  for (const trait of ["code", "name"]) model.on(`change:${trait}`, show);
  signal.addEventListener("abort", () => ["code", "name"].forEach((trait) => model.off(`change:${trait}`, show)));
  show();
  listen(desk, signal);
  if (page) desk.record.read();
  desk.view.show();
  if (page) desk.view.showFound();
  if (page) desk.record.listen(signal);
  else askKernel(desk, model, signal);
}

// Whoever hands in is nothing that a link should carry.
export default { render, checkState: checkStudent, toParameters: () => ({}), fromParameters: () => ({}) };

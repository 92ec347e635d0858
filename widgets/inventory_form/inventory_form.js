/**
 * Listens to an inventory's form: answers, the key, and what a reader takes away.
 * @typedef {{ responses: import("./scoring.js").Responses, reverse_keyed: string[], html: string, wants_html: boolean,
 *   definition: import("./scoring.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 * @typedef {import("./scoring.js").FormState} FormState
 */

import { checkState, endsEarly, fromParameters, ownState, toParameters, withOthers } from "./state.js";
import { Aloud } from "../host/kit/aloud.js";
import { keepKeys } from "../host/kit/dom.js";
import { offerDownload, offerText } from "../host/kit/downloads.js";
import { showNotice } from "../host/kit/notices.js";
import { undoCancelledTouch } from "../host/kit/touch.js";
import { follow, placeForm } from "../host/render.js";
import { Comparison } from "./comparison.js";
import { acceptControl, addToCount, earlyControls, isBlankSlider, readControl, withAnswer } from "./controls.js";
import { asCsv, asJson, asPython, fileName } from "./export.js";
import { asSvg } from "./picture_file.js";
import { RatingView } from "./view.js";

class Form {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {AbortSignal} signal
   * @param {Page | undefined} page
   */
  constructor(model, el, signal, page) {
    this.model = model;
    this.el = el;
    this.page = page;
    /** @type {Traits["definition"]} */
    this.definition = model.get("definition");
    /** @type {Traits["words"]} */
    this.words = model.get("words");
    const parts = /** @type {HTMLElement[]} */ ([...el.querySelectorAll("[data-rating]")]);
    this.ratings = parts.map((part) => new RatingView(part, this.definition, this.words, new Aloud(part, signal)));
    const side = /** @type {HTMLElement | null} */ (el.querySelector(".inventory-form__comparison"));
    this.comparison = side && new Comparison(side, this.definition, this.words);
    /** @type {FormState | null} what Undo brings back: the state before the first of several presses */
    this.before = null;
  }

  /** @returns {FormState} */
  state() {
    return { responses: this.model.get("responses"), reverse_keyed: this.model.get("reverse_keyed") };
  }

  show() {
    const state = this.state();
    for (const rating of this.ratings) rating.show(state.responses[rating.id] ?? {}, state.reverse_keyed);
    this.comparison?.show(state);
  }

  /**
   * @param {Partial<FormState>} parts
   */
  change(parts) {
    for (const [name, value] of Object.entries(parts)) this.model.set(name, value);
    this.model.save_changes();
  }

  /**
   * Take one answer from its control.
   * @param {HTMLInputElement} input
   */
  take(input) {
    if (!acceptControl(input, this.definition, this.words)) return;
    this.before = null;
    const rating = this.ratingOf(input);
    rating.reached = input.name;
    const { responses } = this.state();
    const answers = withAnswer(responses[rating.id] ?? {}, input.name, readControl(input));
    this.change({ responses: { ...responses, [rating.id]: answers } });
  }

  /**
   * @param {HTMLElement} within
   */
  ratingOf(within) {
    const part = within.closest("[data-rating]");
    return /** @type {RatingView} */ (this.ratings.find(({ el }) => el === part));
  }

  /**
   * Turn one item's key around.
   * @param {HTMLInputElement} box
   */
  turn(box) {
    this.before = null;
    const { reverse_keyed } = this.state();
    const ticked = (/** @type {string} */ item) => (item === box.value ? box.checked : reverse_keyed.includes(item));
    this.change({ reverse_keyed: this.definition.items.filter(ticked) });
  }

  /**
   * Replace the whole state, and offer to take that back.
   * @param {FormState} state
   * @param {string} word
   */
  replaceAll(state, word) {
    const before = (this.before ??= this.state());
    this.change(state);
    const undo = () => {
      this.before = null;
      this.change(before);
    };
    showNotice(this.el, "replaced", this.words[word], [{ label: this.words.undo, run: undo }], "feedback");
  }

  /**
   * @param {HTMLElement} button
   */
  showBlank(button) {
    const rating = this.ratingOf(button);
    rating.goToBlank(this.state().responses[rating.id] ?? {});
  }

  /** Each rating, without an answer. */
  noAnswers() {
    return Object.fromEntries(this.definition.ratings.map(({ id }) => [id, {}]));
  }

  /**
   * @param {string} name
   */
  act(name) {
    const { definition } = this;
    const { reverse_keyed } = this.state();
    /** @type {Record<string, () => unknown>} */
    const actions = {
      reset: () => this.replaceAll(definition.start, "was_reset"),
      clear: () => this.replaceAll({ responses: this.noAnswers(), reverse_keyed }, "was_cleared"),
      mend: () => this.change({ reverse_keyed: definition.reverse_keyed }),
      link: async () => offerText(this.el, this.words, "takeaway_link", (await this.page?.link()) ?? ""),
      python: () => void offerText(this.el, this.words, "takeaway_python", asPython(this.state(), definition)),
      svg: () => offerDownload(`${fileName(definition)}.svg`, "image/svg+xml", asSvg(this.el, this.words)),
      csv: () => offerDownload(`${fileName(definition)}.csv`, "text/csv", asCsv(this.state(), definition)),
      json: () => offerDownload(`${fileName(definition)}.json`, "application/json", asJson(this.state(), definition)),
    };
    actions[name]();
  }
}

/**
 * @param {Form} form
 * @param {HTMLInputElement} input
 */
function hear(form, input) {
  if (input.closest("fieldset")) form.take(input);
  else if (input.dataset.key !== undefined) form.turn(input);
}

/**
 * @param {Form} form
 * @param {HTMLElement} target
 */
function press(form, target) {
  if (isBlankSlider(target)) form.take(/** @type {HTMLInputElement} */ (target));
  const button = /** @type {HTMLElement | null} */ (target.closest("[data-action], [data-add]"));
  if (button?.dataset.action === "next") form.showBlank(button);
  else if (button?.dataset.action) form.act(button.dataset.action);
  if (button?.dataset.add) form.take(addToCount(button, form.definition));
}

/**
 * What a touch of a control may have changed comes back if the touch becomes a scroll.
 * @param {Form} form
 * @param {HTMLInputElement} input
 */
function remember(form, input) {
  const { value } = input;
  const before = form.state();
  return () => {
    input.value = value;
    form.change(before);
  };
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} context
 */
async function render({ model, el, signal, page }) {
  await placeForm(model, el, signal, page);
  const form = new Form(model, el, signal, page);
  keepKeys(el, signal);
  undoCancelledTouch(el, (input) => remember(form, input), signal);
  for (const input of earlyControls(el)) form.take(input);
  form.show();
  const listen = (/** @type {string} */ event, /** @type {(target: any) => void} */ react) =>
    el.addEventListener(event, ({ target }) => react(target), { signal });
  listen("change", (input) => hear(form, input));
  listen("input", (input) => input.type === "range" && hear(form, input));
  listen("click", (target) => press(form, target));
  follow(model, ["responses", "reverse_keyed"], () => form.show(), signal);
}

export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({ render, checkState, toParameters, fromParameters, ownState, withOthers, endsEarly });

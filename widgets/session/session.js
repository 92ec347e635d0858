/**
 * Lets a session be played: the reader replies, the client answers, and afterwards it is seen what moved.
 * @typedef {import("./state.js").SessionState & { html: string, wants_html: boolean,
 *   definition: import("./course.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { keepKeys } from "../host/kit/dom.js";
import { showNotice } from "../host/kit/notices.js";
import { follow, placeForm } from "../host/render.js";
import { After } from "./after.js";
import { Course } from "./course.js";
import { Stage } from "./stage.js";
import { checkState, fromParameters, toParameters } from "./state.js";
import { offerTakeaway } from "./takeaway.js";

const TRAITS = /** @type {const} */ (["replies", "seed", "withdrawal_hides", "talk_puts_on_the_spot", "changed"]);

export class SessionView {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {Page | undefined} page
   */
  constructor(model, el, page) {
    this.model = model;
    this.el = el;
    this.page = page;
    /** @type {Traits["definition"]} */
    this.definition = model.get("definition");
    /** @type {Traits["words"]} */
    this.words = model.get("words");
    this.course = new Course(this.definition);
    this.stage = new Stage(el, this.course, this.words);
    this.after = new After(el, this.course, this.words);
    this.moves = false;
  }

  /** @returns {import("./state.js").SessionState} */
  state = () => /** @type {any} */ (Object.fromEntries(TRAITS.map((name) => [name, this.model.get(name)])));

  played = () => this.course.play(this.state().replies, this.state());

  show() {
    const [state, played] = [this.state(), this.played()];
    this.stage.show(played);
    this.after.show(state, played);
    if (this.moves) this.stage.goOn();
    this.moves = false;
  }

  /** @param {Partial<import("./state.js").SessionState>} parts */
  change(parts) {
    for (const [name, value] of Object.entries(parts)) this.model.set(name, value);
    this.model.save_changes();
  }

  /** @param {string} kind */
  reply(kind) {
    this.moves = true;
    this.change({ replies: [...this.state().replies, kind], changed: [] });
  }

  /** @param {number} seed */
  begin(seed) {
    const before = this.state();
    this.after.forget();
    this.change({ replies: [], changed: [], seed });
    if (before.replies.length === 0) return;
    showNotice(this.el, "replaced", this.words.was_begun, [{ label: this.words.undo, run: () => this.change(before) }]);
  }

  /** @param {string} action */
  act(action) {
    const { seed } = this.state();
    if (action === "again") this.begin(seed);
    else if (action === "another") this.begin((seed % this.definition.seeds) + 1);
    else if (action === "reveal") this.reveal();
    else void offerTakeaway(this, action);
  }

  reveal() {
    this.after.isRevealed = true;
    this.after.showForms(this.state(), this.played().end);
  }

  /** @param {HTMLInputElement | HTMLSelectElement} control */
  hear(control) {
    const { guess, change, switch: name } = control.dataset;
    if (guess) this.after.showForms(this.state(), this.played().end);
    if (name) this.change({ [name]: /** @type {HTMLInputElement} */ (control).checked });
    if (change === "turn") {
      this.after.asked = Number(control.value);
      this.change({ changed: [] });
      this.show();
    }
    if (change === "kind") {
      const turn = /** @type {HTMLSelectElement} */ (this.el.querySelector("[data-change=turn]"));
      this.after.asked = Number(turn.value);
      this.change({ changed: control.value === "" ? [] : [Number(turn.value), control.value] });
    }
  }
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} context
 */
async function render({ model, el, signal, page }) {
  await placeForm(model, el, signal, page);
  const view = new SessionView(model, el, page);
  keepKeys(el, signal);
  const press = (/** @type {MouseEvent} */ { target }) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (target).closest("[data-action], [data-reply]"));
    if (button?.dataset.reply) view.reply(button.dataset.reply);
    if (button?.dataset.action) view.act(button.dataset.action);
  };
  el.addEventListener("click", press, { signal });
  el.addEventListener("change", ({ target }) => view.hear(/** @type {HTMLInputElement} */ (target)), { signal });
  el.querySelector(".session")?.setAttribute("data-playing", "");
  const paper = /** @type {HTMLDetailsElement} */ (el.querySelector("[data-slot=paper]"));
  paper.open = false;
  // What is printed before it is played is for class.
  const unfold = () => (paper.open ||= view.state().replies.length === 0);
  addEventListener("beforeprint", unfold, { signal });
  follow(model, [...TRAITS], () => view.show(), signal);
  view.show();
}

export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({ render, checkState, toParameters, fromParameters });

/**
 * Lets a moment be replied to: write or speak, mark what can be seen in the reply, compare, and try again.
 * @typedef {import("./state.js").ReplyState} ReplyState
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { keepKeys } from "../host/kit/dom.js";
import { showNotice } from "../host/kit/notices.js";
import { trim } from "../host/kit/spaces.js";
import { fill } from "../host/kit/text.js";
import { follow, placeForm } from "../host/render.js";
import { PartnerView, isAnother } from "./partner.js";
import { PracticeRecord } from "./practice_record.js";
import { Speaking } from "./speaking.js";
import { Stage } from "./stage.js";
import { checkState, fromParameters, newestFirst, toParameters } from "./state.js";
import { offerTakeaway } from "./takeaway.js";

const TRAITS = /** @type {const} */ (["difficulty", "text", "replies", "marks", "later", "partner"]);
const SAVE_PAUSE = 400; // ms

export class ReplyView {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   * @param {Page | undefined} page
   * @param {AbortSignal} signal
   */
  constructor(model, el, page, signal) {
    this.model = model;
    this.el = el;
    this.page = page;
    /** @type {import("./state.js").Definition} */
    this.definition = model.get("definition");
    /** @type {Record<string, string>} */
    this.words = model.get("words");
    this.stage = new Stage(el, this.definition, this.words);
    this.record = new PracticeRecord(el, this.definition, this.words);
    this.partner = new PartnerView(el, this.definition, this.words);
    this.speaking = new Speaking(el, this.definition, this.words, signal);
    /** @type {string | null} the reply on the first sheet; null while another is written */
    this.current = this.state().text === "" ? (newestFirst(this.state().replies)[0]?.[0] ?? null) : null;
    /** The name of the reply that is being made, under which its recording is kept. */
    this.making = newId();
  }

  /** @returns {ReplyState} */
  state = () => /** @type {any} */ (Object.fromEntries(TRAITS.map((name) => [name, this.model.get(name)])));

  /** Look for recordings, of which one may belong to a reply that was not finished. */
  async start() {
    await this.speaking.start();
    this.making = [...this.speaking.kept.keys()].find((id) => !Object.hasOwn(this.state().replies, id)) ?? this.making;
    this.show();
  }

  show() {
    const state = this.state();
    if (this.current !== null && !Object.hasOwn(state.replies, this.current)) this.current = null;
    this.stage.show(state, this.current);
    this.speaking.show(this.making);
    this.record.show(state, this.speaking.kept);
    this.partner.show(state, this.speaking.kept);
  }

  /** @param {Partial<ReplyState>} parts */
  change(parts) {
    for (const [name, value] of Object.entries(parts)) this.model.set(name, value);
    this.model.save_changes();
  }

  async keep() {
    const { difficulty, text, replies } = this.state();
    const { replies: most } = this.definition.limits;
    if (this.speaking.recorder) return this.stage.say(this.words.still_recording);
    if (Object.keys(replies).length >= most) return this.stage.say(fill(this.words.too_many, { most }));
    const id = this.making;
    const spoken = await this.speaking.keep(id);
    if (trim(text) === "" && !spoken) return this.stage.say(this.words.nothing_to_keep);
    this.making = newId();
    this.current = id;
    this.change({ text: "", replies: { ...replies, [id]: { difficulty, text: trim(text), written: new Date().toISOString(), spoken } } });
    this.show();
    this.stage.say(fill(this.words.kept_said, { count: Object.keys(replies).length + 1, most }));
    this.stage.goToMarks();
  }

  /**
   * @param {HTMLInputElement} control
   */
  hear(control) {
    const { name, value } = control;
    const sheet = /** @type {HTMLElement | null} */ (control.closest("[data-sheet]"));
    if (sheet) this.mark(sheet.dataset, String(/** @type {HTMLElement} */ (control.closest("[data-criterion]")).dataset.criterion), value === "yes");
    else if (name === "difficulty" || name === "text") this.change({ [name]: value });
    else if (name === "record") void this.openFile(control);
  }

  /**
   * Put a mark where it belongs: on the first sheet to the newest reply, on a later look beside the first marks.
   * @param {DOMStringMap} sheet
   * @param {string} criterion
   * @param {boolean} mark
   */
  mark(sheet, criterion, mark) {
    const id = sheet.sheet === "own" ? this.current : sheet.sheet;
    if (!id) return;
    const into = sheet.look === undefined ? "marks" : "later";
    const marks = this.state()[into];
    this.change({ [into]: { ...marks, [id]: { ...marks[id], [criterion]: mark } } });
  }

  /** @param {HTMLInputElement} input */
  async openFile(input) {
    const { partner } = this.state();
    const now = await this.partner.open(input, this.state());
    if (!now) return;
    this.change({ partner: now });
    this.show();
    if (!isAnother(partner, now)) return;
    showNotice(this.el, "partner", this.words.partner_replaced, [{ label: this.words.undo, run: () => this.change({ partner }) }]);
  }

  /** @param {HTMLElement} button */
  press({ dataset: { action, again, lookAt, play } }) {
    if (again) this.again(again);
    if (lookAt) this.record.look(lookAt, this.state());
    if (play) void this.speaking.play(play);
    /** @type {Record<string, () => unknown>} */
    const acts = {
      keep: () => this.keep(),
      record: () => this.speaking.press(() => this.show()),
      "keep-sound": async () => (await this.speaking.keep(this.making), this.show()),
      "remove-sound": async () => (await this.speaking.remove(this.making), this.show()),
      file: () => this.partner.save(this.state(), this.speaking.kept),
      clear: () => this.clear(),
    };
    if (action) void (acts[action] ?? (() => offerTakeaway(this, action)))();
  }

  /** @param {string} difficulty */
  again(difficulty) {
    this.current = null;
    this.change({ difficulty });
    this.show();
    this.stage.goToMoment();
  }

  async clear() {
    const before = this.state();
    const bringBack = await this.speaking.removeAll();
    this.record.close();
    this.change({ text: "", replies: {}, marks: {}, later: {}, partner: {} });
    const undo = async () => {
      await bringBack();
      this.change(before);
      this.show();
    };
    showNotice(this.el, "replaced", this.words.cleared, [{ label: this.words.undo, run: () => void undo() }]);
    this.show();
  }
}

/** A name that no other reply has, here or on a partner's device. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `r-${[...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("")}`;
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} context
 */
async function render({ model, el, signal, page }) {
  await placeForm(model, el, signal, page);
  const view = new ReplyView(model, el, page, signal);
  keepKeys(el, signal);
  const press = (/** @type {MouseEvent} */ { target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    if (button) view.press(button);
  };
  el.addEventListener("click", press, { signal });
  el.addEventListener("input", ({ target }) => view.hear(/** @type {HTMLInputElement} */ (target)), { signal });
  el.querySelector(".reply")?.setAttribute("data-playing", "");
  follow(model, [...TRAITS], () => view.show(), signal);
  view.show();
  if (page) await view.start();
}

export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({
  render,
  checkState,
  toParameters,
  fromParameters,
  savePause: SAVE_PAUSE,
  linkChooses: true,
});

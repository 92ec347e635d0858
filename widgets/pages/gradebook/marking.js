/** Marking by people: one exercise, response after response, and what the book could not read. */

import { fill } from "../../host/kit/text.js";
import { find } from "./elements.js";
import { fetchEntries, findUnmarked } from "./marking_entries.js";
import { MarkingKeys } from "./marking_keys.js";
import { isMarked, readForm, responseNode, sum } from "./response.js";
import { fillToMark } from "./to_mark.js";
import { commentsOn } from "./used_before.js";

/**
 * @typedef {import("./calls.js").State} State
 * @typedef {import("./response.js").Entry} Entry
 */

/** Time after the last letter of a comment before it is kept, in milliseconds. */
const PAUSE = 400;

export class MarkingView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   * @param {import("./mark_store.js").MarkStore} store
   */
  constructor(el, words, grading, store) {
    this.el = el;
    this.words = words;
    this.grading = grading;
    this.store = store;
    /** @type {Entry[]} */
    this.entries = [];
    this.place = 0;
    this.loaded = "";
    this.item = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.select = /** @type {HTMLSelectElement} */ (find(el, "[name=to_mark]"));
    this.names = /** @type {HTMLInputElement} */ (find(el, "[name=names]"));
    this.keys = new MarkingKeys(find(el, "[data-slot=response]"), this);
    this.listen();
  }

  listen() {
    this.select.addEventListener("change", () => void this.load());
    this.names.addEventListener("change", () => this.render());
    const response = find(this.el, "[data-slot=response]");
    response.addEventListener("submit", (event) => event.preventDefault());
    response.addEventListener("input", ({ target }) => this.hear(/** @type {HTMLInputElement} */ (target).name === "comment" ? PAUSE : 0));
    response.addEventListener("change", () => this.hear(0));
    addEventListener("pagehide", () => this.keep()); // a comment's last letters wait for a pause
    this.el.addEventListener("click", ({ target }) => {
      const { move, action } = /** @type {HTMLElement} */ (target).closest("button")?.dataset ?? {};
      if (move !== undefined) void this.move(move);
      else if (action === "clear-mark") this.clear();
    });
  }

  /** @param {State} state */
  show(state) {
    const count = fillToMark(this.select, state, this.words);
    find(this.el, "[data-slot=nothing-to-mark]").hidden = count > 0;
    find(this.el, "[data-slot=marking]").hidden = count === 0;
    const listed = JSON.stringify([state.chosen, state.files.map(({ name }) => name), state.to_mark?.map((one) => one.count)]);
    if (count === 0 || (listed === this.loaded && this.item === this.select.value)) return;
    this.loaded = listed;
    void this.load();
  }

  /**
   * @param {string} [key]  of a student, to begin with
   */
  async load(key) {
    const found = await fetchEntries(this.grading, this.select.value, this.words);
    if (!found) return;
    const first = found.entries.findIndex((one) => (key === undefined ? !this.isMarked(one) : one.key === key));
    this.take(found, Math.max(0, first));
  }

  /**
   * @param {import("./marking_entries.js").Found} found
   * @param {number} place  of the response to begin with
   */
  take({ entries, about }, place) {
    this.item = this.select.value;
    this.entries = entries;
    find(this.el, "[data-slot=about-item]").replaceChildren(...about);
    this.place = place;
    this.render();
  }

  /**
   * @param {string} item
   * @param {string} key
   */
  async goTo(item, key) {
    this.select.value = item;
    await this.load(key);
    this.focus();
  }

  focus() {
    this.el.querySelector("h3")?.focus();
  }

  /** @param {Entry} entry */
  markOf({ codes, item }) {
    return this.store.mark(codes, item.id);
  }

  /** @param {Entry} entry */
  isMarked(entry) {
    return isMarked(entry, this.markOf(entry));
  }

  render() {
    const entry = this.entries[this.place];
    find(this.el, "[data-slot=moves]").hidden = entry === undefined;
    if (!entry) return find(this.el, "[data-slot=response]").replaceChildren();
    const title = fill(this.words.response_of, { number: this.place + 1, count: this.entries.length });
    const comments = commentsOn(this.store.of(), entry.item.id);
    const shown = { title, name: this.names.checked ? entry.label : "", disabled: this.store.marker === "", comments };
    find(this.el, "[data-slot=response]").replaceChildren(responseNode(entry, this.markOf(entry), this.words, shown));
    const button = (/** @type {string} */ move) => /** @type {HTMLButtonElement} */ (find(this.el, `[data-move="${move}"]`));
    button("-1").disabled = this.place === 0;
    button("1").disabled = this.place === this.entries.length - 1;
    this.keys.begin();
    this.tell();
    return undefined;
  }

  tell() {
    const marked = this.entries.filter((entry) => this.isMarked(entry)).length;
    const values = { marked, count: this.entries.length, marker: this.store.marker };
    find(this.el, "[data-slot=marked]").textContent = fill(this.words[this.store.marker ? "marked" : "needs_marker"], values);
    /** @type {HTMLButtonElement} */ (find(this.el, "[data-move=unmarked]")).disabled =
      marked === this.entries.length && this.select.options.length === 1;
  }

  /**
   * @param {string} step  to the next or the one before, or to one that is not marked
   */
  async move(step) {
    this.keep();
    const place = this.place + Number(step);
    if (step === "unmarked") await this.toUnmarked();
    else if (place >= 0 && place < this.entries.length) this.place = place;
    this.render();
    this.focus();
  }

  /** Go to the next response that is not marked: of this exercise, and then of the others in turn. */
  async toUnmarked() {
    const following = [...this.entries.keys()].map((place) => (this.place + 1 + place) % this.entries.length);
    const here = following.find((place) => !this.isMarked(this.entries[place]));
    if (here !== undefined) return void (this.place = here);
    const items = [...this.select.options].map(({ value }) => value);
    const current = items.indexOf(this.select.value);
    const others = [...items.slice(current + 1), ...items.slice(0, current)];
    const elsewhere = await findUnmarked(this.grading, others, this.words, (entry) => this.isMarked(entry));
    if (elsewhere) this.select.value = elsewhere.item;
    return elsewhere && this.take(elsewhere.found, elsewhere.place);
  }

  /** @param {number} pause */
  hear(pause) {
    clearTimeout(this.timer);
    if (pause === 0) this.keep();
    else this.timer = setTimeout(() => this.keep(), pause);
  }

  /** Keep the marks of the response that is shown, if they were changed. */
  keep() {
    clearTimeout(this.timer);
    const form = /** @type {HTMLFormElement | null} */ (this.el.querySelector("[data-slot=response] form"));
    const entry = this.entries[this.place];
    if (!form || !entry || this.store.marker === "") return;
    const mark = readForm(form, entry);
    const slot = find(form, "[data-slot=sum]");
    form.querySelector("[name=points]")?.setAttribute("aria-invalid", String(mark === null));
    if (mark === null) {
      slot.textContent = fill(this.words.points_wrong, { most: entry.item.points });
      return;
    }
    slot.textContent = sum(entry, mark, this.words);
    if (JSON.stringify(mark) === JSON.stringify(this.markOf(entry))) return;
    this.store.setMark(entry.codes, entry.item.id, mark);
    this.tell();
    this.grading.later(entry.codes);
  }

  clear() {
    const entry = this.entries[this.place];
    this.store.setMark(entry.codes, entry.item.id, {});
    this.grading.later(entry.codes);
    this.render();
    this.focus();
  }
}

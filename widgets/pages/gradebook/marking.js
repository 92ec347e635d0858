/** Marking by people: one exercise, response after response, and what the book could not read. */

import { fill } from "../../host/kit/text.js";
import { find } from "./elements.js";
import { aboutNodes, isMarked, readForm, responseNode, sum } from "./response.js";

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
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.select = /** @type {HTMLSelectElement} */ (find(el, "[name=to_mark]"));
    this.names = /** @type {HTMLInputElement} */ (find(el, "[name=names]"));
    this.listen();
  }

  listen() {
    this.select.addEventListener("change", () => void this.load());
    this.names.addEventListener("change", () => this.render());
    const response = find(this.el, "[data-slot=response]");
    response.addEventListener("submit", (event) => event.preventDefault());
    response.addEventListener("input", ({ target }) => this.hear(/** @type {HTMLInputElement} */ (target).name === "comment" ? PAUSE : 0));
    response.addEventListener("change", () => this.hear(0));
    this.el.addEventListener("click", ({ target }) => {
      const { move, action } = /** @type {HTMLElement} */ (target).closest("button")?.dataset ?? {};
      if (move !== undefined) this.move(move);
      else if (action === "clear-mark") this.clear();
    });
  }

  /**
   * @param {State} state
   */
  show({ to_mark = [], rows = [], items = [], files, chosen }) {
    const offered = to_mark.filter(({ count }) => count > 0);
    find(this.el, "[data-slot=nothing-to-mark]").hidden = offered.length > 0;
    find(this.el, "[data-slot=marking]").hidden = offered.length === 0;
    const before = this.select.options.length > 0 ? this.select.value : undefined;
    const options = offered.map(({ item, title, count }) => {
      const place = items.findIndex(({ id }) => id === item);
      const wait = rows.filter(({ cells }) => (item ? cells[place]?.[0] === "awaiting" : cells.some((cell) => cell?.[0] === "unreadable")));
      const label = fill(this.words.to_mark_option, { title: title || this.words.unread, wait: wait.length, count });
      return new Option(label, item, false, item === before);
    });
    this.select.replaceChildren(...options);
    const listed = JSON.stringify([chosen, this.select.value, files.map(({ name }) => name), offered.map(({ count }) => count)]);
    if (listed === this.loaded || offered.length === 0) return;
    this.loaded = listed;
    void this.load();
  }

  /**
   * @param {string} [key]  of a student, to begin with
   */
  async load(key) {
    const item = this.select.value;
    const found = item ? await this.loadResponses(item) : await this.loadUnread();
    if (!found) return;
    this.entries = found.entries;
    find(this.el, "[data-slot=about-item]").replaceChildren(...found.about);
    const first = this.entries.findIndex((one) => (key === undefined ? !this.isMarked(one) : one.key === key));
    this.place = Math.max(0, first);
    this.render();
  }

  /**
   * @param {string} id  of an exercise with free responses
   */
  async loadResponses(id) {
    const about = (await this.grading.ask("free_responses", { item: id }))?.result;
    if (!about) return null;
    const { item, rubric } = about;
    return { entries: about.responses.map((one) => ({ ...one, item, rubric })), about: aboutNodes(about, this.words) };
  }

  async loadUnread() {
    const unread = (await this.grading.ask("unread"))?.result;
    return unread ? { entries: unread.map((given) => ({ ...given, rubric: [], given })), about: [] } : null;
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

  /**
   * @param {Entry} entry
   */
  markOf({ codes, item }) {
    return this.store.mark(codes, item.id);
  }

  /**
   * @param {Entry} entry
   */
  isMarked(entry) {
    return isMarked(entry, this.markOf(entry));
  }

  render() {
    const entry = this.entries[this.place];
    find(this.el, "[data-slot=moves]").hidden = entry === undefined;
    if (!entry) return find(this.el, "[data-slot=response]").replaceChildren();
    const title = fill(this.words.response_of, { number: this.place + 1, count: this.entries.length });
    const shown = { title, name: this.names.checked ? entry.label : "", disabled: this.store.marker === "" };
    find(this.el, "[data-slot=response]").replaceChildren(responseNode(entry, this.markOf(entry), this.words, shown));
    const button = (/** @type {string} */ move) => /** @type {HTMLButtonElement} */ (find(this.el, `[data-move="${move}"]`));
    button("-1").disabled = this.place === 0;
    button("1").disabled = this.place === this.entries.length - 1;
    this.tell();
    return undefined;
  }

  tell() {
    const marked = this.entries.filter((entry) => this.isMarked(entry)).length;
    const values = { marked, count: this.entries.length, marker: this.store.marker };
    find(this.el, "[data-slot=marked]").textContent = fill(this.words[this.store.marker ? "marked" : "needs_marker"], values);
    /** @type {HTMLButtonElement} */ (find(this.el, "[data-move=unmarked]")).disabled = marked === this.entries.length;
  }

  /**
   * @param {string} step
   */
  move(step) {
    this.keep();
    const following = [...this.entries.keys()].map((place) => (this.place + 1 + place) % this.entries.length);
    const unmarked = following.find((place) => !this.isMarked(this.entries[place])) ?? this.place;
    this.place = step === "unmarked" ? unmarked : this.place + Number(step);
    this.render();
    this.focus();
  }

  /**
   * @param {number} pause
   */
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

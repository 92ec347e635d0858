/**
 * @typedef {import("./local_model.js").Model} Model
 * @typedef {import("./kit/text.js").Problem} Problem
 * @typedef {{ link(): string }} Page  what a page offers and a kernel does not
 * @typedef {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} RenderContext
 * @typedef {{
 *   render: ((context: RenderContext) => void | Promise<void>) & import("@anywidget/types").Render,
 *   checkState(given: any, definition: any): { state: Record<string, any>, problems: Problem[] },
 *   toParameters(state: any, definition: any): Record<string, string>,
 *   fromParameters(parameters: Record<string, string>, definition: any): any,
 *   savePause?: number,  // ms without a change before the state is saved
 * }} WidgetModule
 */

import { readLink, writeLink } from "./permalink.js";
import { loadState, parseEnvelope, quarantine, saveState, storageKey } from "./storage.js";
import { announce, listen } from "./events.js";
import { dismissNotice, showNotice } from "./kit/notices.js";
import { fill } from "./kit/text.js";
import { makeLocalModel } from "./local_model.js";

/** A widget of the built page, brought to life on the markup that is there already. */
export class LiveWidget {
  /**
   * @param {HTMLElement} el
   * @param {WidgetModule} module
   * @param {Record<string, any>} state
   */
  constructor(el, module, state) {
    this.el = el;
    this.module = module;
    this.words = state.words;
    this.definition = state.definition;
    this.name = String(el.dataset.name);
    this.widget = String(el.dataset.widget);
    this.kept = String(el.dataset.kept).split(" ");
    this.visiting = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.model = makeLocalModel(state, () => this.saveSoon());
  }

  async start() {
    this.restore();
    this.follow();
    const page = { link: () => writeLink(this.name, this.parameters()) };
    addEventListener("hashchange", () => this.follow());
    addEventListener("storage", (event) => this.hearOtherTab(event));
    addEventListener("pagehide", () => this.timer !== undefined && this.save());
    listen("book:ask", () => this.tell());
    listen("book:adopt", (given) => this.take(given));
    /** @type {RenderContext} */
    const context = { model: this.model, el: this.el, signal: new AbortController().signal, page };
    await this.module.render(context);
  }

  /** The reader's own part of the state. */
  state() {
    return Object.fromEntries(this.kept.map((name) => [name, this.model.get(name)]));
  }

  parameters() {
    return this.module.toParameters(this.state(), this.definition);
  }

  /** Tell at once, and save at once too, unless the widget asks for a pause: a slider moves many times a second. */
  saveSoon() {
    this.tell();
    if (!this.module.savePause) return this.save();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), this.module.savePause);
  }

  save() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.visiting) return;
    if (saveState(this.name, this.widget, this.state())) dismissNotice(this.el, "storage");
    else showNotice(this.el, "storage", this.words.storage_failed);
  }

  /**
   * @param {any} given
   * @param {string} word  what to say if something in it had to be left out
   */
  adopt(given, word) {
    const { state, problems } = this.module.checkState(given, this.definition);
    for (const [name, value] of Object.entries(state)) this.model.set(name, value);
    this.model.emit();
    const kind = word.split("_")[0];
    if (problems.length === 0) return;
    const told = problems.slice(0, 5).map((problem) => fill(this.words[problem.word], problem.values));
    const more = problems.length > told.length ? ", …" : "";
    showNotice(this.el, kind, fill(this.words[word], { problems: told.join(", ") + more }));
  }

  /** Tell other widgets of this page what this one holds. */
  tell() {
    if (this.visiting) return;
    announce("book:state", { name: this.name, widget: this.widget, state: this.state() });
  }

  /**
   * Take a state that another widget of this page hands over, and keep it.
   * @param {{ name: string, state: any }} given
   */
  take({ name, state }) {
    if (name !== this.name) return;
    this.adopt(state, "storage_mended");
    this.tell();
    this.save();
  }

  /** Take up what this device has kept. */
  restore() {
    const kept = loadState(this.name, this.widget);
    if (kept.found === "state") this.adopt(kept.state, "storage_mended");
    if (kept.found === "unreadable") {
      const values = { problem: this.words[kept.reason], place: quarantine(this.name, kept.text) };
      showNotice(this.el, "storage", fill(this.words.storage_unreadable, values));
    }
  }

  /** Show what a link asks for; the reader's own answers stay kept until they say otherwise. */
  follow() {
    const link = readLink(location.hash);
    const first = document.querySelector("[data-widget]") === this.el;
    if (link === null) return;
    if (link.name !== this.name) {
      const known = [...document.querySelectorAll("[data-widget]")].some(
        (el) => /** @type {HTMLElement} */ (el).dataset.name === link.name,
      );
      if (first && !known) showNotice(this.el, "link", fill(this.words.link_unknown, { name: link.name.slice(0, 40) }));
      return;
    }
    this.el.scrollIntoView();
    if (link.readable) this.visit(this.module.fromParameters(link.parameters, this.definition));
    else showNotice(this.el, "link", fill(this.words.link_newer, { version: link.version.slice(0, 10) }));
  }

  /**
   * @param {any} given
   */
  visit(given) {
    const own = loadState(this.name, this.widget).found === "state";
    const mine = JSON.stringify(this.state());
    this.visiting = true;
    this.adopt(given, "link_mended");
    if (!own || JSON.stringify(this.state()) === mine) {
      this.visiting = false;
      return;
    }
    const leave = (/** @type {() => void} */ then) => () => {
      history.replaceState(null, "", location.pathname + location.search);
      this.visiting = false;
      then();
    };
    showNotice(this.el, "visit", this.words.link_visit, [
      { label: this.words.link_back, run: leave(() => this.restore()) },
      { label: this.words.link_keep, run: leave(() => this.save()) },
    ]);
  }

  /**
   * The same page in another tab has kept newer answers: show them, unless a visitor's are on show.
   * @param {StorageEvent} event
   */
  hearOtherTab(event) {
    if (event.key !== storageKey(this.name) || this.visiting) return;
    const kept = parseEnvelope(event.newValue, this.widget);
    if (kept.found === "state") this.adopt(kept.state, "storage_mended");
  }
}

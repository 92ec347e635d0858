/**
 * @typedef {import("./local_model.js").Model} Model
 * @typedef {{ link(): Promise<string> }} Page  what a page offers and a kernel does not
 * @typedef {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} RenderContext
 * @typedef {import("./kept_state.js").StateRules & {
 *   render: ((context: RenderContext) => void | Promise<void>) & import("@anywidget/types").Render,
 *   toParameters(state: any, definition: any): Record<string, string>,
 *   fromParameters(parameters: Record<string, string>, definition: any): any,
 *   endsEarly?(parameters: Record<string, string>, definition: any): boolean,  // whether a link may have been cut
 *   savePause?: number,  // ms without a change before the state is saved
 *   linkChooses?: boolean,  // a link carries nobody's answers: what it names changes, and all else stays the reader's own
 * }} WidgetModule
 */

import { linkForStudents, readLink, writeLink } from "./permalink.js";
import { announce, listen } from "./events.js";
import { dismissNotice, showNotice, showOnce } from "./kit/notices.js";
import { fill } from "./kit/text.js";
import { KeptState } from "./kept_state.js";
import { makeLocalModel } from "./local_model.js";
import { concerns, quarantine } from "./storage.js";

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
    this.store = new KeptState(this.name, this.widget, module, this.definition, this.state());
  }

  async start() {
    this.restore();
    this.follow();
    const page = { link: () => linkForStudents(this.el, writeLink(this.name, this.parameters())) };
    addEventListener("hashchange", () => this.follow());
    addEventListener("storage", (event) => this.hearOtherTab(event));
    addEventListener("pageshow", ({ persisted }) => persisted && this.hearOtherTab({ key: null }));
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
    const kept = this.store.save(this.state());
    if (kept === null) return showOnce(this.el, "storage", this.words.storage_failed);
    dismissNotice(this.el, "storage");
    if (this.show(kept)) this.tell();
  }

  /**
   * Show a state. Says whether it is another one.
   * @param {Record<string, any>} state
   */
  show(state) {
    const before = JSON.stringify(this.state());
    for (const [name, value] of Object.entries(state)) this.model.set(name, value);
    this.model.emit();
    return JSON.stringify(this.state()) !== before;
  }

  /**
   * @param {any} given
   * @param {string} word  what to say if something in it had to be left out
   */
  adopt(given, word) {
    const { state, problems } = this.module.checkState(given, this.definition);
    this.show(state);
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
    const kept = this.store.open();
    if (kept.found === "state") this.adopt(this.store.own(kept.state), "storage_mended");
    if (kept.found === "unreadable") {
      const values = { problem: this.words[kept.reason], place: quarantine(this.name, kept.text) };
      showNotice(this.el, "storage", fill(this.words.storage_unreadable, values));
    }
  }

  /** Show what a link asks for; the reader's own answers stay kept until they say otherwise. */
  follow() {
    const link = readLink(location.hash);
    if (link === null) return;
    if (link.name !== this.name) return this.tellUnknown(link);
    this.el.scrollIntoView();
    if (link.damaged) return showNotice(this.el, "link", this.words.link_damaged);
    if (!link.readable) return showNotice(this.el, "link", fill(this.words.link_newer, { version: link.version.slice(0, 10) }));
    this.visit(this.module.fromParameters(link.parameters, this.definition));
    const mayBeCut = !link.whole || Object.keys(link.parameters).length === 0; // as an older link that ended at its version
    const unsure = mayBeCut && this.module.endsEarly?.(link.parameters, this.definition);
    if (unsure) showNotice(this.el, "unsure", this.words.link_unsure);
  }

  /**
   * The first widget of a page answers for those that are not on it.
   * @param {import("./permalink.js").Link} link
   */
  tellUnknown({ name, damaged }) {
    const widgets = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-widget]")]);
    if (widgets[0] !== this.el || widgets.some(({ dataset }) => dataset.name === name)) return;
    if (damaged) this.el.scrollIntoView();
    showNotice(this.el, "link", damaged ? this.words.link_damaged : fill(this.words.link_unknown, { name: name.slice(0, 40) }));
  }

  /**
   * @param {any} given
   */
  visit(given) {
    if (this.module.linkChooses) return this.adopt({ ...this.state(), ...given }, "link_mended");
    const own = this.store.hasOwn();
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
   * Another tab has stored something newer, or site data were deleted: show what is there now, unless a visitor's
   * answers are on show.
   * @param {{ key: string | null }} event  null: all was deleted
   */
  hearOtherTab({ key }) {
    if (this.visiting || !concerns(key, this.name)) return;
    this.show(this.store.follow(this.state()));
    this.tell();
  }
}

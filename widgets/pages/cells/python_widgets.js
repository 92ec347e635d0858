/**
 * Widgets that Python made, alive on the page: the book's own modules draw them, and Python hears what is set on them.
 * @typedef {import("../../host/local_model.js").LocalModel} LocalModel
 * @typedef {{ model: LocalModel, agreed: Record<string, string> }} Held  agreed: what Python and the page both hold, as JSON
 */

import { make } from "../../host/kit/dom.js";
import { makeLocalModel } from "../../host/local_model.js";
import { safeFragment } from "./safe_html.js";

const ROOM = new URL("../../", import.meta.url);

export class PythonWidgets {
  /** @param {(changes: import("./calls.js").Changes) => void} tell  tells Python what a reader has set */
  constructor(tell) {
    this.tell = tell;
    /** @type {Map<number, Held>} */
    this.held = new Map();
    this.ending = new AbortController();
  }

  /**
   * Show a widget; a second time, beside the first, and both hold the same.
   * @param {import("./calls.js").Widget} told
   * @returns {Promise<HTMLElement>}
   */
  async show({ number, widget, state }) {
    if (!/^\w+$/.test(widget)) throw new Error(`there is no widget ${widget}`);
    linkStyle(widget);
    const { html, ...traits } = state;
    const { model } = this.held.get(number) ?? this.hold(number, traits);
    const el = make("div", { class: "book-widget", "data-live": "" });
    el.append(safeFragment(html));
    if (widget === "explorer" || traits.definition.explorer) await bringVega();
    const { default: module } = await import(new URL(`${widget}/${widget}.js`, ROOM).href);
    await module.render({ model, el, signal: this.ending.signal });
    return el;
  }

  /**
   * @param {number} number
   * @param {Record<string, any>} state
   */
  hold(number, state) {
    const agreed = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, JSON.stringify(value)]));
    const held = { agreed, model: makeLocalModel(state, () => this.sayChanges(number, held)) };
    this.held.set(number, held);
    return held;
  }

  /**
   * Tell Python what a reader has set; one that is gone hears nothing, though its widgets are still on show.
   * @param {number} number
   * @param {Held} held
   */
  sayChanges(number, held) {
    const { model, agreed } = held;
    const texts = Object.keys(agreed).map((name) => [name, JSON.stringify(model.get(name))]);
    const changed = texts.filter(([name, text]) => text !== agreed[name]);
    Object.assign(agreed, Object.fromEntries(changed));
    const changes = Object.fromEntries(changed.map(([name]) => [name, model.get(name)]));
    if (changed.length && this.held.get(number) === held) this.tell({ number, changes });
  }

  /**
   * Take what Python has set.
   * @param {import("./calls.js").Changes} told
   */
  take({ number, changes }) {
    const held = this.held.get(number);
    if (!held) return;
    for (const [name, value] of Object.entries(changes)) {
      held.model.set(name, value);
      held.agreed[name] = JSON.stringify(value);
    }
    held.model.emit();
  }

  /** Python is gone: what is on show hears nothing more. */
  end() {
    this.ending.abort();
    this.ending = new AbortController();
    this.held.clear();
  }
}

/** Bring what draws charts from beside the modules; a widget that finds it there asks no kernel for it. */
async function bringVega() {
  if (!(/** @type {any} */ (globalThis).drawVega)) await import(new URL("vega.js", ROOM).href);
}

/**
 * Bring a widget's looks, where the page has no such widget of its own.
 * @param {string} widget
 */
function linkStyle(widget) {
  const href = new URL(`${widget}/${widget}.css`, ROOM).href;
  if (document.querySelector(`[data-widget="${widget}"], link[href="${href}"]`)) return;
  document.head.append(make("link", { rel: "stylesheet", href }));
}

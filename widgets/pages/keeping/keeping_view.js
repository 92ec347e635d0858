/**
 * What the control of the kept book shows.
 * @typedef {{ said: string, actions?: Record<string, string>, offered?: { tools: number } | null, problem?: boolean,
 *   told?: { done: number, all: number } }} Shown  actions: labels by action; offered: where the tools may be chosen; told: how
 *   far it has come
 */

import { fill } from "../../host/kit/text.js";

export class KeepingView {
  /**
   * @param {HTMLElement} el
   */
  constructor(el) {
    this.el = el;
    /** @type {Record<string, string>} */
    this.words = JSON.parse(this.find("[data-words]").textContent ?? "{}");
    this.tools = /** @type {HTMLInputElement} */ (this.find("[name=tools]"));
  }

  /**
   * @param {Shown} shown
   */
  show({ said, actions = {}, offered, told, problem = false }) {
    const hadFocus = this.el.contains(document.activeElement);
    this.say(said);
    this.el.toggleAttribute("data-problem", problem);
    this.el.dataset.ready = "";
    for (const button of this.el.querySelectorAll("button")) {
      const label = actions[String(button.dataset.action)];
      button.hidden = label === undefined;
      button.textContent = label ?? "";
    }
    // Who pressed a button that is gone goes on at the next.
    if (hadFocus && /** @type {HTMLElement} */ (document.activeElement).hidden) {
      /** @type {HTMLElement} */ (this.el.querySelector("button:not([hidden])") ?? this.find("[data-slot=said]")).focus();
    }
    const choice = this.tools.closest("label");
    if (choice) choice.hidden = !offered;
    this.find("[data-slot=tools]").textContent = fill(this.words.tools, { tools: this.size(offered?.tools ?? 0) });
    const progress = /** @type {HTMLProgressElement} */ (this.find("progress"));
    progress.hidden = this.find("[data-slot=done]").hidden = told === undefined;
    if (!told) return;
    Object.assign(progress, { max: told.all, value: told.done });
    this.find("[data-slot=done]").textContent = fill(this.words.done, { done: this.size(told.done), all: this.size(told.all) });
  }

  /**
   * Say it once: what is said again is spoken again.
   * @param {string} text
   */
  say(text) {
    const said = this.find("[data-slot=said]");
    if (said.textContent !== text) said.textContent = text;
  }

  /**
   * Say something before what is said.
   * @param {string} text
   */
  sayFirst(text) {
    this.say(`${text} ${this.find("[data-slot=said]").textContent}`);
  }

  /**
   * @param {number} bytes
   */
  size(bytes) {
    if (bytes < 1e6) return fill(this.words.kilobytes, { count: Math.ceil(bytes / 1e3) });
    return fill(this.words.megabytes, { count: Math.round(bytes / 1e6) });
  }

  /**
   * @param {string} selector
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.el.querySelector(selector));
  }
}

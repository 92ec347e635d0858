/**
 * The setting before the last move: faint behind the picture, and beside each figure, where there is to compare.
 * @typedef {import("./figures.js").Figures} Figures
 */

import { fill } from "../host/kit/text.js";

export class Ghost {
  /**
   * @param {HTMLElement} el
   * @param {Record<string, string>} words
   */
  constructor(el, words) {
    this.el = el;
    this.words = words;
    /** @type {Figures["readouts"]} */
    this.readouts = [];
    this.setting = "";
    this.canvas = /** @type {HTMLCanvasElement | null} */ (el.querySelector("[data-slot=ghost]"));
  }

  /**
   * Take over what is shown, as something begins to be moved.
   * @param {string} setting
   * @param {Figures} figures
   */
  remember(setting, { readouts }) {
    const drawn = /** @type {HTMLCanvasElement | null} */ (this.el.querySelector("[data-slot=chart] canvas"));
    if (!this.canvas || !drawn) return;
    Object.assign(this, { setting, readouts });
    [this.canvas.width, this.canvas.height] = [drawn.width, drawn.height];
    this.canvas.style.cssText = drawn.style.cssText;
    this.canvas.getContext("2d")?.drawImage(drawn, 0, 0);
    this.show(setting);
  }

  /**
   * @param {string} setting  the one that is shown now
   */
  show(setting) {
    if (!this.canvas) return;
    const isOther = this.setting !== "" && this.setting !== setting;
    this.canvas.hidden = !isOther;
    /** @type {HTMLElement} */ (this.el.querySelector("[data-slot=faint]")).textContent = isOther ? this.words.faint : "";
    for (const { name, text } of this.readouts) {
      const before = /** @type {HTMLElement} */ (this.el.querySelector(`[data-before="${name}"]`));
      before.textContent = isOther ? fill(this.words.before, { text }) : "";
    }
  }

  /** What was drawn in other colors or in other room is behind this picture no more. */
  forget() {
    this.setting = "";
    this.show("");
  }
}

/** What the engine is doing, in words and as a bar; what is quick is done without words. */

import { find } from "./elements.js";

export class BusyView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   */
  constructor(el, words) {
    this.el = el;
    this.words = words;
    this.doing = "";
    this.isQuiet = false;
    this.bar = /** @type {HTMLProgressElement} */ (find(el, "[data-slot=busy] progress"));
  }

  /**
   * @param {string} doing
   * @param {boolean} isQuiet
   */
  begin(doing, isQuiet) {
    this.isQuiet = isQuiet;
    this.el.dataset.busy = "";
    find(this.el, "[data-slot=busy]").hidden = false;
    this.tell(doing);
    this.bar.removeAttribute("value");
  }

  /**
   * @param {string} doing
   */
  tell(doing) {
    this.doing = doing;
    find(this.el, "[data-slot=doing]").textContent = this.isQuiet ? "" : this.words[doing];
  }

  /**
   * @param {string} doing
   * @param {number} done
   * @param {number} of
   */
  progress(doing, done, of) {
    if (doing !== this.doing) this.tell(doing);
    if (done === of) return this.bar.removeAttribute("value");
    this.bar.max = of;
    this.bar.value = done;
    return undefined;
  }

  end() {
    delete this.el.dataset.busy;
    find(this.el, "[data-slot=busy]").hidden = true;
  }
}

/** What a form's two views write into their slots, by selector: as much of a page as they need. */

import { Comparison } from "../../widgets/inventory_form/comparison.js";
import { RatingView } from "../../widgets/inventory_form/view.js";

class Slots {
  constructor() {
    /** @type {Record<string, any>} */
    this.written = {};
    this.dataset = { rating: "client" };
  }

  /** @param {string} selector */
  querySelector(selector) {
    if (selector.endsWith(" input") || selector.includes("mend")) return null;
    const { written } = this;
    const slot = {
      toggleAttribute() {},
      style: { setProperty: (/** @type {string} */ _, /** @type {string} */ value) => (written[selector] = Number(value)) },
      set textContent(/** @type {string} */ text) {
        written[selector] = text;
      },
    };
    return slot;
  }

  querySelectorAll() {
    return [];
  }
}

/** @param {any} given */
export function showRating({ definition, words, answers, reverse_keyed }) {
  const el = new Slots();
  new RatingView(/** @type {any} */ (el), definition, words, { say() {} }).show(answers, reverse_keyed);
  const { "[data-slot=sentence]": _, "[data-slot=broken]": __, ...written } = el.written;
  return written;
}

class Told extends Comparison {
  /** @param {any} definition @param {Record<string, string>} words */
  constructor(definition, words) {
    super(/** @type {any} */ (null), definition, words);
    /** @type {Record<string, any>} */
    this.written = {};
    this.el = /** @type {any} */ ({
      querySelector: (/** @type {string} */ selector) => this.slot(selector),
    });
  }

  /** @param {string} selector @returns {any} */
  slot(selector) {
    const { written } = this;
    const dots = this.definition.ratings.map(({ id }) => ({
      dataset: { dot: id },
      setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (written[`${selector} ${id} ${name}`] = value),
    }));
    return {
      querySelector: (/** @type {string} */ inner) => this.slot(`${selector} ${inner}`),
      querySelectorAll: () => dots,
      setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (written[`${selector} ${name}`] = value),
      set textContent(/** @type {string} */ text) {
        written[selector] = text;
      },
    };
  }

  /** @param {string} selector @param {string[]} texts */
  showCells(selector, texts) {
    this.written[selector] = texts;
  }
}

/** @param {any} given */
export function showComparison({ definition, words, responses, reverse_keyed }) {
  const told = new Told(definition, words);
  told.show({ responses, reverse_keyed });
  return told.written;
}

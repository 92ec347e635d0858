/** What a screen reader is told: what the reader's own hand has brought about, once, when the hand rests. */

import { make } from "./dom.js";

const REST = 500; // ms without another change
const STAY = 5000; // ms until the words are gone, so that nobody meets them a second time

export class Aloud {
  /**
   * @param {HTMLElement} el  what is spoken of; it has a place for what is said
   * @param {AbortSignal} signal
   */
  constructor(el, signal) {
    this.el = el;
    this.place = /** @type {HTMLElement} */ (el.querySelector("[data-slot=aloud]"));
    this.wasTouched = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    const touch = () => {
      this.wasTouched = true;
    };
    for (const name of ["pointerdown", "click", "input", "change"]) el.addEventListener(name, touch, { signal, capture: true });
  }

  /**
   * Say something; nothing is said of what nobody has touched, such as what is brought to life as it comes near.
   * @param {() => string | (string | Node)[]} tell  asked when it is said, so that the last of many changes counts
   */
  say(tell) {
    if (!this.wasTouched && !this.el.contains(document.activeElement)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.place.replaceChildren(...[tell()].flat());
      this.timer = setTimeout(() => this.place.replaceChildren(), STAY);
    }, REST);
  }
}

/**
 * What a place says, part by part, each in its language.
 * @param {HTMLElement} place
 */
export function spokenParts(place) {
  const parts = /** @type {HTMLElement[]} */ ([place, ...place.querySelectorAll("p, b, li")]).filter((part) => !part.querySelector("p, b, li"));
  return parts.flatMap((part) => {
    const { lang } = /** @type {HTMLElement} */ (part.closest("[lang]") ?? document.documentElement);
    return [make("span", { lang }, ...[...part.childNodes].map((node) => node.cloneNode(true))), "\n"];
  });
}

/** Sets of levels at a press: those that were given before, and those that complete what is chosen. */

import { make } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";
import { find, makeButton } from "./elements.js";
import { points } from "./row.js";
import { levelSets } from "./used_before.js";

/**
 * @typedef {import("./calls.js").Criterion} Criterion
 * @typedef {import("./used_before.js").LevelSet} LevelSet
 */

/** A key for each set, without those that move on. */
const KEYS = [..."asdfgqwertzxvbhjkliyom"];

export class LevelSets {
  /**
   * @param {HTMLElement} el  around the response
   * @param {import("./elements.js").Words} words
   * @param {import("./mark_store.js").MarkStore} store
   * @param {() => import("./response.js").Entry | undefined} entry  gives the response that is shown
   */
  constructor(el, words, store, entry) {
    this.el = el;
    this.words = words;
    this.store = store;
    this.entry = entry;
    el.addEventListener("change", () => this.show());
  }

  /** The level that each criterion has, as the form shows it. */
  chosen() {
    const criteria = /** @type {HTMLElement[]} */ ([...this.el.querySelectorAll("[data-criterion]")]);
    return criteria.map((one) => {
      const place = [...one.querySelectorAll("input")].findIndex(({ checked }) => checked);
      return place < 0 ? undefined : place;
    });
  }

  show() {
    const entry = this.entry();
    const slot = this.el.querySelector("[data-slot=sets]");
    if (!entry || !slot) return;
    const sets = levelSets(entry.rubric, this.chosen(), this.store.of(), entry.item.id, KEYS.length);
    const help = sets.length > 0 ? [make("p", { class: "gradebook__help" }, this.words.sets_help)] : [];
    slot.replaceChildren(...help, ...sets.map((set, place) => this.button(set, KEYS[place], entry.rubric)));
  }

  /**
   * @param {LevelSet} set
   * @param {string} key
   * @param {Criterion[]} rubric
   */
  button({ levels, count }, key, rubric) {
    const worth = rubric.map((criterion, place) => criterion.levels[levels[place]].points);
    const named = rubric.map(({ criterion }, place) => fill(this.words.set_part, { criterion, points: points(worth[place], this.words) }));
    const times = count > 0 ? [make("span", { class: "gradebook__note" }, ` ${fill(this.words.set_times, { count })}`)] : [];
    const button = makeButton("", { "data-key": key, "data-levels": levels.join(" "), "aria-label": `${named.join(", ").replaceAll("*", "")} (${key})` });
    button.append(make("kbd", {}, key), ` ${worth.map((one) => points(one, this.words)).join(" · ")}`, ...times);
    return button;
  }

  /**
   * @param {string} key
   * @returns {HTMLButtonElement | null}
   */
  buttonFor(key) {
    return KEYS.includes(key) ? /** @type {HTMLButtonElement | null} */ (find(this.el, `[data-slot=sets] [data-key="${key}"]`)) : null;
  }
}

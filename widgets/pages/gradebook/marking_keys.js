/**
 * Marking by keys, while the response has the focus: 1 to 9 choose a level of the criterion whose turn it is, with Shift of
 * all criteria, other letters a whole set of levels, n and p go on and back, u goes to the next that is not marked, c to the
 * comment, and Escape out of it.
 */

import { LevelSets } from "./level_sets.js";

const MOVES = /** @type {Record<string, string>} */ ({ n: "1", p: "-1", u: "unmarked" });
/** Fields that take the keys for themselves. */
const TYPED = "textarea, select, input:not([type=radio])";

export class MarkingKeys {
  /**
   * @param {HTMLElement} el  around the response
   * @param {{ keep: () => void, move: (step: string) => unknown, focus: () => void, words: import("./elements.js").Words,
   *   store: import("./mark_store.js").MarkStore, entries: import("./response.js").Entry[], place: number }} view
   */
  constructor(el, view) {
    this.el = el;
    this.view = view;
    this.sets = new LevelSets(el, view.words, view.store, () => view.entries[view.place]);
    el.addEventListener("keydown", (event) => this.press(event));
    el.addEventListener("click", ({ target }) => this.chooseSet(/** @type {HTMLElement} */ (target).closest("button")));
    el.addEventListener("focusin", ({ target }) => this.turnTo(/** @type {HTMLElement} */ (target).closest("[data-criterion]")));
  }

  criteria() {
    return /** @type {HTMLElement[]} */ ([...this.el.querySelectorAll("[data-criterion]")]);
  }

  /** The first criterion that is not marked has its turn. */
  begin() {
    this.sets.show();
    this.turnTo(this.criteria().find((one) => one.querySelector(":checked") === null) ?? this.criteria()[0]);
  }

  /**
   * @param {Element | null | undefined} criterion
   */
  turnTo(criterion) {
    if (!criterion) return;
    for (const one of this.criteria()) one.toggleAttribute("data-turn", one === criterion);
  }

  /**
   * @param {KeyboardEvent} event
   */
  press(event) {
    const { key, code, shiftKey, target, ctrlKey, metaKey, altKey } = event;
    const digit = /^Digit([1-9])$/.exec(code)?.[1] ?? (/^[1-9]$/.test(key) ? key : undefined);
    const field = /** @type {HTMLElement} */ (target);
    if (key === "Escape") return this.view.focus();
    if (ctrlKey || metaKey || altKey || field.matches(TYPED)) return undefined;
    const set = this.sets.buttonFor(key);
    if (digit !== undefined && shiftKey) this.chooseForAll(Number(digit) - 1);
    else if (digit !== undefined) this.choose(Number(digit) - 1);
    else if (key in MOVES) void this.view.move(MOVES[key]);
    else if (key === "c") /** @type {HTMLElement | null} */ (this.el.querySelector("[name=comment]"))?.focus();
    else if (set) set.click();
    else return undefined;
    return event.preventDefault();
  }

  /**
   * Choose the same level of all criteria, or the highest of those that have fewer.
   * @param {number} level
   */
  chooseForAll(level) {
    for (const one of this.criteria()) {
      const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (one.querySelectorAll("input:enabled"));
      if (inputs.length > 0) inputs[Math.min(level, inputs.length - 1)].checked = true;
    }
    this.view.keep();
    this.begin();
  }

  /**
   * Choose a level; when the last criterion has its level, the next response comes.
   * @param {number} level
   */
  choose(level) {
    const criterion = this.el.querySelector("[data-turn]");
    const input = /** @type {HTMLInputElement | undefined} */ (criterion?.querySelectorAll("input")[level]);
    if (!criterion || !input || input.matches(":disabled")) return;
    input.checked = true;
    this.view.keep();
    this.sets.show();
    const next = criterion.nextElementSibling;
    const isLast = !next?.matches("[data-criterion]");
    if (isLast && this.criteria().every((one) => one.querySelector(":checked"))) void this.view.move("unmarked");
    else if (isLast) this.begin();
    else this.turnTo(next);
  }

  /**
   * Choose all levels of a set, and bring the next response.
   * @param {HTMLButtonElement | null} button
   */
  chooseSet(button) {
    const levels = button?.dataset.levels?.split(" ").map(Number);
    if (!levels) return;
    this.criteria().forEach((one, place) => (one.querySelectorAll("input")[levels[place]].checked = true));
    void this.view.move("unmarked");
  }
}

/**
 * What this device keeps of one widget, brought together with what other tabs and other pages keep under its name.
 * @typedef {import("./kit/text.js").Problem} Problem
 * @typedef {{
 *   checkState(given: any, definition: any): { state: Record<string, any>, problems: Problem[] },
 *   ownState?(stored: any, definition: any): any,
 *   withOthers?(state: any, stored: any, definition: any): any,
 * }} StateRules  ownState: what of a stored state this page shows, if not all; withOthers: a state, with what of a stored
 *   one other pages show
 */

import { applyChanges } from "./changes.js";
import { loadState, saveState } from "./storage.js";

export class KeptState {
  /**
   * @param {string} name
   * @param {string} widget
   * @param {StateRules} module
   * @param {any} definition
   * @param {Record<string, any>} beginning  what the page shows where nothing is kept
   */
  constructor(name, widget, module, definition, beginning) {
    this.name = name;
    this.widget = widget;
    this.module = module;
    this.definition = definition;
    this.beginning = beginning;
    /** What this page and the device last agreed on. */
    this.agreed = beginning;
  }

  /**
   * What of a stored state this page shows.
   * @param {any} stored
   */
  own(stored) {
    return this.module.ownState?.(stored, this.definition) ?? stored;
  }

  /** Take up what is stored, and from then on only what differs from it is a change. */
  open() {
    const kept = loadState(this.name, this.widget);
    this.agreed = this.read(kept).state;
    return kept;
  }

  /** What the device has now, whole, and what of it this page shows. */
  read(kept = loadState(this.name, this.widget)) {
    if (kept.found === "state") {
      return { stored: kept.state, state: this.module.checkState(this.own(kept.state), this.definition).state };
    }
    return { stored: {}, state: kept.found === "nothing" ? this.beginning : this.agreed };
  }

  /** Whether there is something of the reader's own. */
  hasOwn() {
    return JSON.stringify(this.read().state) !== JSON.stringify(this.beginning);
  }

  /**
   * Bring a page's state together with what is stored now: what was changed here since they last agreed is newer.
   * @param {Record<string, any>} shown
   */
  follow(shown) {
    const { state } = this.read();
    const merged = applyChanges(this.agreed, shown, state);
    this.agreed = state;
    return merged;
  }

  /**
   * Keep a page's state, and beside it what other pages keep. Gives what is kept now, or null if the browser keeps nothing.
   * @param {Record<string, any>} shown
   */
  save(shown) {
    const { stored, state } = this.read();
    const merged = applyChanges(this.agreed, shown, state);
    const whole = this.module.withOthers?.(merged, stored, this.definition) ?? merged;
    if (!saveState(this.name, this.widget, whole)) return null;
    this.agreed = merged;
    return merged;
  }
}

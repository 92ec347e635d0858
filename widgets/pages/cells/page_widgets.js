/**
 * The page's own forms and exercises, for Python: it hears what they hold, and they take what it sets.
 * @typedef {{ name: string, state: Record<string, any> }} Held
 */

import { announce, listen } from "../../host/events.js";

/** An explorer brings a large library, and has no answers. */
const KINDS = ["inventory_form", "exercise"];
const SLEEPING = KINDS.map((kind) => `[data-widget="${kind}"]:not([data-live])`).join();
const LONGEST = 5000; // ms
const STEP = 50;

export class PageWidgets {
  /** @param {(held: Held) => void} tell  tells Python */
  constructor(tell) {
    this.tell = tell;
    /** @type {Map<string, string>} */
    this.told = new Map();
    this.isAsked = false;
    listen("book:state", ({ name, widget, state }) => this.isAsked && KINDS.includes(widget) && this.say({ name, state }));
  }

  /** @param {Held} held */
  say(held) {
    const text = JSON.stringify(held.state);
    if (this.told.get(held.name) === text) return;
    this.told.set(held.name, text);
    this.tell(held);
  }

  /** A Python that has just begun has heard of none. */
  forget() {
    this.isAsked = false;
    this.told.clear();
  }

  /** Tell Python what they all hold, once it asks for one, and from then on; those that wait until they are near start now. */
  async begin() {
    if (this.isAsked) return;
    this.isAsked = true;
    announce("book:wake", { widgets: KINDS });
    for (let waited = 0; waited < LONGEST && document.querySelector(SLEEPING); waited += STEP) {
      await new Promise((resolve) => setTimeout(resolve, STEP));
    }
    announce("book:ask");
  }

  /** @param {Held} held */
  adopt(held) {
    announce("book:adopt", held);
  }
}

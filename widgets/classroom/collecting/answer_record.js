/**
 * What has been answered so far, wherever it comes from: this device's storage, the exercises on the page as they
 * change (also where nothing can be stored), another tab, or a kernel.
 * @typedef {import("../grading/answer_shape.js").ExerciseState} ExerciseState
 * @typedef {import("../assignments/varied_forms.js").Item} Item
 * @typedef {import("../assignments/varied_forms.js").Definition} Assigned
 * @typedef {Assigned & { rules: import("./response_file.js").Rules }} Definition
 * @typedef {{ item: Item, name: string, number: number }} Entry  an exercise, where it is kept, and which variant it is
 */

import { isBlank } from "../grading/grade.js";
import { checkState } from "../grading/answer_shape.js";
import { announce, listen } from "../../host/events.js";
import { concerns, loadState } from "../../host/storage.js";

export const WIDGET = "exercise";
/** @type {ExerciseState} */
export const BLANK = { answer: {}, checked: false };

/**
 * List the exercises with the names under which their answers are kept.
 * @param {Assigned} definition
 * @returns {Entry[]}
 */
export function entriesOf({ items, numbers, names }) {
  return items.map((item) => ({ item, name: names[item.id] ?? `exercise-${item.id}`, number: numbers[item.id] ?? 0 }));
}

/**
 * Keep of a state what its exercise can hold, and name the rest.
 * @param {unknown} state
 * @param {Item} item
 */
export function checkEntry(state, item) {
  const turns = item.turns?.filter(({ rate }) => rate).map(({ id }) => id);
  const explorer = { definition: { start: item.start ?? {} }, words: {} };
  return checkState(state, { item: { ...item, turns }, key: item.use === "practice" ? {} : null, explorer });
}

export class AnswerRecord {
  /**
   * @param {Assigned} definition
   * @param {() => void} onChange
   */
  constructor(definition, onChange) {
    this.entries = entriesOf(definition);
    this.onChange = onChange;
    /** @type {Map<string, ExerciseState>} by name */
    this.states = new Map();
  }

  /**
   * @param {string} id
   */
  state(id) {
    const entry = this.entries.find(({ item }) => item.id === id);
    return (entry && this.states.get(entry.name)) ?? BLANK;
  }

  /**
   * @param {string} id
   */
  isBlank(id) {
    return isBlank(this.state(id).answer);
  }

  /** The exercises without an answer. */
  blanks() {
    return this.entries.filter(({ item }) => this.isBlank(item.id));
  }

  /** Every answer that says something, by exercise. */
  answers() {
    const answered = this.entries.filter(({ item }) => !this.isBlank(item.id));
    return Object.fromEntries(answered.map(({ item }) => [item.id, this.state(item.id).answer]));
  }

  /**
   * Remember a state of one of our exercises. Says whether it is new.
   * @param {string} name
   * @param {unknown} given
   */
  take(name, given) {
    const entry = this.entries.find((one) => one.name === name);
    if (!entry) return false;
    const before = this.state(entry.item.id);
    const { state } = checkEntry(given, entry.item);
    this.states.set(name, state);
    return JSON.stringify(state) !== JSON.stringify(before);
  }

  /**
   * Take all states anew, as a kernel has them.
   * @param {{ [id: string]: unknown }} states  by exercise
   */
  takeAll(states) {
    for (const { item, name } of this.entries) this.take(name, states[item.id]);
    this.onChange();
  }

  /** Take up what this device has kept. */
  read() {
    for (const { name } of this.entries) {
      const kept = loadState(name, WIDGET);
      if (kept.found === "state") this.take(name, kept.state);
    }
  }

  /**
   * Hear the exercises of this page, and those of other tabs.
   * @param {AbortSignal} signal
   */
  listen(signal) {
    const hear = (/** @type {{ name: string, state: any }} */ { name, state }) => {
      if (this.take(name, state)) this.onChange();
    };
    listen("book:state", hear, signal);
    addEventListener("storage", (event) => this.hearOtherTab(event), { signal });
    // An exercise that was answered before this widget was near the screen, in a browser that stores nothing.
    announce("book:ask");
  }

  /**
   * Another tab has stored an answer, or deleted one, or everything.
   * @param {{ key: string | null }} event
   */
  hearOtherTab({ key }) {
    const changed = this.entries.filter(({ name }) => concerns(key, name));
    const news = changed.filter(({ name }) => {
      const kept = loadState(name, WIDGET);
      if (kept.found === "unreadable") return false;
      return this.take(name, kept.found === "state" ? kept.state : BLANK);
    });
    if (news.length > 0) this.onChange();
    if (key === null) announce("book:ask"); // what an exercise could not store is still on the page
  }
}

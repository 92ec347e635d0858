/**
 * Tells the learning system how far a student is: what was answered, what the exercises for practice earned, and the
 * answers themselves, to find them again.
 * @typedef {import("../../classroom/grading/answer_shape.js").Definition} Definition
 * @typedef {import("../../classroom/grading/answer_shape.js").ExerciseState} ExerciseState
 * @typedef {import("../../classroom/grading/grade.js").Grade} Grade
 * @typedef {import("../../classroom/grading/grade.js").Reader} Reader
 * @typedef {import("../../classroom/collecting/answer_record.js").Entry} Entry
 * @typedef {{ taken: boolean, left: number[] }} Sent  what the system took, and the places of answers that did not fit
 */

import { fullAnswer, gradeAnswer, isBlank } from "../../classroom/grading/grade.js";
import { loadState } from "../../host/storage.js";
import { BLANK, checkEntry, WIDGET } from "../../classroom/collecting/answer_record.js";
import { tellAnswer, tellResult } from "./interactions.js";
import { packStates } from "./suspend_data.js";

const DONE = ["completed", "passed"];

export class Report {
  /**
   * @param {import("./api.js").Visit} visit
   * @param {import("./status_corner.js").Corner} corner
   * @param {string} assignment
   * @param {Entry[]} entries
   * @param {Definition[]} definitions  of the exercises, in the same order
   */
  constructor(visit, corner, assignment, entries, definitions) {
    this.visit = visit;
    this.corner = corner;
    this.assignment = assignment;
    this.entries = entries;
    this.definitions = definitions;
    /** @type {Map<number, Reader>} of explorers, by place */
    this.readers = new Map();
    /** @type {Map<number, number>} place of an exercise to its number among the interactions of this visit */
    this.numbers = new Map();
    /** @type {Map<number, string>} what was told last of each exercise */
    this.told = new Map();
    this.interactions = Number(visit.get("cmi.interactions._count")) || 0;
    this.done = DONE.includes(visit.get("cmi.core.lesson_status"));
  }

  states() {
    return this.entries.map(({ item, name }) => {
      const kept = loadState(name, WIDGET);
      return kept.found === "state" ? checkEntry(kept.state, item).state : BLANK;
    });
  }

  /** Say at the beginning that there is something to do. */
  begin() {
    this.told = new Map(this.states().map((state, place) => [place, this.news(place, state)]));
    if (!this.done) this.visit.set("cmi.core.lesson_status", "incomplete");
    this.visit.commit();
  }

  /**
   * Tell everything that is new.
   * @returns {Sent}
   */
  send() {
    const states = this.states();
    const { text, left } = packStates(this.assignment, this.corner.changed, states);
    const suspended = this.visit.set("cmi.suspend_data", text);
    states.forEach((state, place) => this.tellInteraction(place, state));
    this.tellScore(states);
    if (states.every(({ answer }) => !isBlank(answer))) this.done = true;
    this.visit.set("cmi.core.lesson_status", this.done ? "completed" : "incomplete");
    return { taken: this.visit.commit() && suspended, left };
  }

  /**
   * Grade an exercise for practice once its student has had it checked.
   * @param {number} place
   * @param {ExerciseState} state
   * @returns {Grade | null}
   */
  grade(place, { answer, checked }) {
    const { item, key } = this.definitions[place];
    const read = this.readers.get(place);
    if (!key || !checked || (item.type === "set_explorer" && !read)) return null;
    return gradeAnswer(item, key, answer, this.entries[place].number, read);
  }

  /**
   * @param {ExerciseState[]} states
   */
  tellScore(states) {
    const practice = states.map((_, place) => place).filter((place) => this.definitions[place].key);
    const known = practice.every((place) => !states[place].checked || this.grade(place, states[place]));
    if (practice.length === 0 || !known) return;
    const sum = (/** @type {(place: number) => number} */ count) => practice.reduce((all, place) => all + count(place), 0);
    const earned = sum((place) => this.grade(place, states[place])?.points ?? 0);
    const percent = (100 * earned) / sum((place) => this.definitions[place].item.points);
    this.visit.set("cmi.core.score.min", 0);
    this.visit.set("cmi.core.score.max", 100);
    this.visit.set("cmi.core.score.raw", Number(percent.toFixed(2)));
  }

  /**
   * What there is to tell of an exercise.
   * @param {number} place
   * @param {ExerciseState} state
   */
  news(place, state) {
    return JSON.stringify([state.answer, tellResult(this.grade(place, state))]);
  }

  /**
   * @param {number} place
   * @param {ExerciseState} state
   */
  tellInteraction(place, state) {
    const news = this.news(place, state);
    if (this.told.get(place) === news) return;
    this.told.set(place, news);
    const { item, key } = this.definitions[place];
    const told = tellAnswer(item, state.answer);
    const name = `cmi.interactions.${this.numberOf(place)}`;
    this.visit.set(`${name}.id`, item.id);
    this.visit.set(`${name}.type`, told.type);
    this.visit.set(`${name}.weighting`, item.points);
    if (key) this.tellKey(name, place);
    this.visit.set(`${name}.student_response`, told.response);
    this.visit.set(`${name}.result`, tellResult(this.grade(place, state)));
  }

  /**
   * @param {string} name
   * @param {number} place
   */
  tellKey(name, place) {
    const { item, key } = this.definitions[place];
    const full = tellAnswer(item, fullAnswer(item, key ?? {}, this.entries[place].number) ?? {});
    this.visit.set(`${name}.correct_responses.0.pattern`, full.response);
  }

  /**
   * @param {number} place
   */
  numberOf(place) {
    if (!this.numbers.has(place)) this.numbers.set(place, this.interactions++);
    return Number(this.numbers.get(place));
  }
}

/** What a session was, once it is over: the two forms, the course, many such clients, one reply changed. */

import { make } from "../host/kit/dom.js";
import { inEnglish } from "../host/kit/in_english.js";
import { formatScore, formatValue } from "../host/kit/numbers.js";
import { fill } from "../host/kit/text.js";
import { mean, scoreAll, scoreItems, scoreOf, scoreParts } from "../inventory_form/scoring.js";
import { markForms } from "./marks.js";
import { drawCourse, drawMany, linesOf } from "./picture.js";
import { walk, withChange } from "./state.js";

const POINTS = ".2f";
const CHANGE = "+.2f";

export class After {
  /**
   * @param {HTMLElement} el
   * @param {import("./course.js").Course} course
   * @param {Record<string, string>} words
   */
  constructor(el, course, words) {
    this.el = el;
    this.course = course;
    this.definition = course.definition;
    this.words = words;
    this.inEnglish = inEnglish(words);
    this.isRevealed = false;
    /** @type {number | undefined} the reply that the reader is about to change */
    this.asked = undefined;
    this.all("[data-guess]").forEach((select) => select.replaceChildren(...this.steps()));
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.el.querySelector(selector));
  }

  /**
   * @param {string} selector
   * @returns {HTMLSelectElement[]}
   */
  all(selector) {
    return [.../** @type {NodeListOf<HTMLSelectElement>} */ (this.el.querySelectorAll(selector))];
  }

  steps() {
    const { anchors } = this.definition.form;
    const options = Object.entries(anchors).map(([step, anchor]) => make("option", { value: step, ...this.inEnglish }, `${step} ${anchor}`));
    return [make("option", { value: "" }, this.words.no_guess), ...options];
  }

  /** Another session: nothing is guessed, nothing shown. */
  forget() {
    [this.isRevealed, this.asked] = [false, undefined];
    for (const select of this.all("[data-guess]")) select.value = "";
  }

  /**
   * @param {import("./state.js").SessionState} state
   * @param {ReturnType<import("./course.js").Course["play"]>} played
   */
  show(state, played) {
    const isOver = played.here === "";
    this.find("[data-slot=after]").hidden = !isOver;
    if (!isOver) return this.forget();
    const other = state.changed.length === 0 ? null : this.course.play(withChange(state, this.definition), state);
    this.showForms(state, played.end);
    this.showCourse(played, other);
    const many = this.course.playMany(state.replies, state);
    this.showMany(many);
    this.showChange(state, many, other);
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.el.querySelectorAll("[data-switch]"))) {
      box.checked = state[/** @type {"withdrawal_hides"} */ (box.dataset.switch)];
    }
  }

  /**
   * @param {import("./state.js").SessionState} state
   * @param {import("./course.js").States} end
   */
  showForms(state, end) {
    const { form } = this.definition;
    const guess = Object.fromEntries(this.all("[data-guess]").filter(({ value }) => value).map(({ dataset, value }) => [dataset.guess, Number(value)]));
    /** @type {Record<string, import("../inventory_form/scoring.js").Answers>} */
    const marks = { guess, ...markForms(this.course, end, state) };
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (this.el.querySelectorAll("[data-item], [data-score]"))) {
      for (const cell of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-mark]"))) {
        const who = String(cell.dataset.mark);
        cell.textContent = this.isRevealed || who === "guess" ? this.cellText(row, marks[who]) : "";
      }
    }
    const client = scoreItems(marks.client, form.reverse_keyed, form);
    const apart = (/** @type {string} */ who) => {
      const theirs = scoreItems(marks[who], form.reverse_keyed, form);
      return formatScore(mean(Object.keys(theirs).map((item) => Math.abs(theirs[item] - client[item]))));
    };
    const guessed = Object.keys(guess).length;
    const told = guessed ? { distance: apart("guess"), guessed } : {};
    const text = fill(this.words[guessed ? "revealed" : "revealed_none"], { ...told, therapist: apart("therapist") });
    this.find("[data-slot=revealed]").textContent = this.isRevealed ? text : "";
  }

  /**
   * @param {HTMLElement} row
   * @param {import("../inventory_form/scoring.js").Answers} answers
   */
  cellText({ dataset }, answers) {
    const { form } = this.definition;
    if (dataset.item) return String(answers[dataset.item] ?? "");
    const part = scoreParts(form)[Number(dataset.score)];
    const score = scoreOf(scoreAll(answers, form.reverse_keyed, form), part.id);
    return score === null ? "" : formatScore(score);
  }

  /**
   * @param {ReturnType<import("./course.js").Course["play"]>} played
   * @param {ReturnType<import("./course.js").Course["play"]> | null} other
   */
  showCourse(played, other) {
    const lines = linesOf(this.course, played, other);
    const [first, last] = [played.start, played.end].map((state) => formatValue(this.course.alliance(state), POINTS));
    const parts = Object.fromEntries(this.definition.states.parts.map((part) => [part, formatValue(played.end[part], POINTS)]));
    const landed = played.steps.filter((step) => step.landed).length;
    const told = fill(this.words.course_told, { first, last, ...parts, landed, turns: played.steps.length });
    this.find("[data-slot=course-told]").textContent = told;
    const described = fill(this.words[other ? "course_compared" : "course_description"], { turns: played.steps.length });
    this.find("[data-slot=course]").replaceChildren(drawCourse(lines, this.words, `${told} ${described}`));
    this.find("[data-slot=course-rows]").replaceChildren(...this.rows(played));
  }

  /** @param {ReturnType<import("./course.js").Course["play"]>} played */
  rows({ start, steps }) {
    const { names } = this.course;
    const heads = ["column_turn", "column_reply", "column_chance", "column_landed", ...names].map((word) => make("th", { scope: "col" }, this.words[word]));
    const numbers = (/** @type {import("./course.js").States} */ states) => names.map((name) => formatValue(states[name], POINTS));
    /** @type {(string | Node)[][]} */
    const lines = [["0", "", "", "", ...numbers(start)]];
    for (const [turn, { kind, chance, landed, states }] of steps.entries()) {
      const { label } = this.definition.kinds[kind];
      lines.push([String(turn + 1), make("span", this.inEnglish, label), formatValue(chance, ".0%"), this.words[landed ? "yes" : "no"], ...numbers(states)]);
    }
    const body = lines.map((line) => make("tr", {}, ...line.map((text) => make("td", {}, text))));
    const caption = make("caption", {}, this.words.course_table);
    return [caption, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...body)];
  }

  /** @param {{ start: number, end: number }[]} many */
  showMany(many) {
    const changes = many.map(({ start, end }) => end - start);
    const mine = changes[0];
    const sorted = [...changes].sort((one, other) => one - other);
    const write = (/** @type {number} */ share) => formatValue(sorted[Math.round(share * (sorted.length - 1))], CHANGE);
    const values = {
      clients: changes.length,
      higher: changes.filter((change) => change > 0).length,
      low: write(0.25),
      high: write(0.75),
      lowest: write(0),
      highest: write(1),
      mine: formatValue(mine, CHANGE),
      below: changes.filter((change) => change < mine).length,
    };
    this.find("[data-slot=many-told]").textContent = fill(this.words.many_told, values);
    this.find("[data-slot=many]").replaceChildren(drawMany(changes, mine, this.words, fill(this.words.many_description, values)));
  }

  /**
   * @param {import("./state.js").SessionState} state
   * @param {{ start: number, end: number }[]} many
   * @param {ReturnType<import("./course.js").Course["play"]> | null} other
   */
  showChange(state, many, other) {
    const [turn, kind] = this.all("[data-change]");
    const { kinds, turns } = this.definition;
    const named = state.replies.map((reply, place) => make("option", { value: String(place + 1), ...this.inEnglish }, `${place + 1}: ${kinds[reply].label}`));
    turn.replaceChildren(...named);
    turn.value = String(state.changed[0] ?? this.asked ?? 1);
    const place = Number(turn.value) - 1;
    const here = turns[walk(state.replies.slice(0, place), this.definition)];
    const others = here.replies.filter((reply) => reply.kind !== state.replies[place]).map((reply) => make("option", { value: reply.kind, ...this.inEnglish }, kinds[reply.kind].label));
    kind.replaceChildren(make("option", { value: "" }, this.words.change_none), ...others);
    kind.value = String(state.changed[1] ?? "");
    const line = this.find("[data-slot=change-told]");
    if (!other) return void (line.textContent = this.words.change_untold);
    const with_other = this.course.playMany(withChange(state, this.definition), state);
    const higher = (/** @type {typeof many} */ runs) => runs.filter(({ start, end }) => end > start).length;
    line.textContent = fill(this.words.change_told, {
      other: formatValue(with_other[0].end, POINTS),
      mine: formatValue(many[0].end, POINTS),
      clients: many.length,
      higher: higher(many),
      higher_other: higher(with_other),
      better: with_other.filter(({ end }, client) => end > many[client].end).length,
    });
  }
}

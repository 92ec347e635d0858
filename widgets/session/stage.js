/**
 * The room in which the session is played: what was said, what is seen now, and the replies.
 * @typedef {import("./course.js").Definition} Definition
 * @typedef {ReturnType<import("./course.js").Course["play"]>} Played
 */

import { make } from "../host/kit/dom.js";
import { inEnglish } from "../host/kit/in_english.js";
import { fill } from "../host/kit/text.js";

export class Stage {
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
  }

  get log() {
    return /** @type {HTMLElement} */ (this.el.querySelector("[data-slot=log]"));
  }

  get now() {
    return /** @type {HTMLElement} */ (this.el.querySelector("[data-slot=now]"));
  }

  /** @param {Played} played */
  show(played) {
    this.log.replaceChildren(...played.steps.flatMap((step) => this.said(step)));
    this.now.replaceChildren(...(played.here === "" ? this.ending(played) : this.asking(played)));
  }

  /** After a reply, go with the focus to the answer, and from there on to the next turn. */
  goOn() {
    const heard = /** @type {HTMLElement} */ (this.log.querySelector(":scope > :last-child") ?? this.now.querySelector("[tabindex]"));
    heard.focus({ preventScroll: true });
    heard.scrollIntoView({ block: "nearest" });
    this.now.scrollIntoView({ block: "nearest" });
  }

  /** @param {import("./course.js").Step} step */
  said({ name, kind, landed, mood }) {
    const reply = this.course.reply(name, kind);
    const answer = this.speech(this.definition.client, landed ? reply.lands : reply.misses);
    answer.tabIndex = -1;
    return [
      ...this.opening(name, mood),
      this.speech(this.definition.therapist, reply.text || this.words.nothing, "session__own"),
      answer,
    ];
  }

  /**
   * @param {string} name
   * @param {string} mood
   */
  opening(name, mood) {
    const { scene, says } = this.definition.turns[name];
    const seen = scene ? [make("p", { class: "session__scene", ...this.inEnglish }, scene)] : [];
    return [...seen, this.speech(this.definition.client, says[mood] ?? says.calm)];
  }

  /**
   * What one says, or two, each on a line that begins with the name.
   * @param {string} who
   * @param {string} text
   * @param {string} [name]
   */
  speech(who, text, name = "") {
    const lines = text.split("\n").map((line) => {
      const voice = who.split(" and ").find((one) => line.startsWith(`${one}: `)) ?? who;
      return make("span", {}, make("b", {}, `${voice}: `), line.startsWith(`${voice}: `) ? line.slice(voice.length + 2) : line);
    });
    return make("p", { class: `session__speech ${name}`, ...this.inEnglish }, ...lines.flatMap((line, number) => (number ? ["\n", line] : [line])));
  }

  /** @param {Played} played */
  asking(played) {
    const turn = this.definition.turns[played.here];
    const mood = this.course.mood(this.course.met(played.here, played.end));
    const buttons = turn.replies.map(({ kind, text }) =>
      make("li", {}, make("button", { type: "button", "data-reply": kind, ...(text ? this.inEnglish : {}) }, text || this.words.wait)),
    );
    const counted = fill(this.words.turn, { number: played.steps.length + 1, turns: this.definition.longest });
    const begun = played.steps.length === 0 ? [make("p", { class: "session__help" }, this.words.begin_reading)] : [];
    return [
      ...begun,
      ...this.opening(played.here, mood),
      make("p", { class: "session__choose", tabindex: "-1" }, make("b", {}, this.words.choose), ` (${counted})`),
      make("ul", { class: "session__replies" }, ...buttons),
    ];
  }

  /** @param {Played} played */
  ending({ start, end }) {
    const change = this.course.alliance(end) - this.course.alliance(start);
    const way = change > this.definition.numbers.ending_apart ? "closer" : change < -this.definition.numbers.ending_apart ? "further" : "same";
    return [
      make("p", { class: "session__scene", ...this.inEnglish }, this.definition.endings[way]),
      make("p", { class: "session__choose", tabindex: "-1" }, make("b", {}, this.words.over)),
    ];
  }
}

/**
 * The students' page of an assignment: reads the link, asks for the code where numbers follow from it, and shows.
 * @typedef {import("../../classroom/assignments/assignment.js").Assignment} Assignment
 * @typedef {import("../../classroom/assignments/assignment.js").Found} Found
 * @typedef {import("../../classroom/assignments/varied_forms.js").Item} Item
 * @typedef {{ items: Record<string, Item>, edition: string }} Bank
 * @typedef {{ item: Item, number: number, frame: HTMLElement }} Place  of an exercise, with the number of its variant
 */

import { announce } from "../../host/events.js";
import { loadState, saveState } from "../../host/storage.js";
import { make } from "../../host/kit/dom.js";
import { apart } from "../../host/kit/in_english.js";
import { showNotice } from "../../host/kit/notices.js";
import { formatNumber, withMark } from "../../host/kit/numbers.js";
import { fill, fillParts } from "../../host/kit/text.js";
import { readAssignmentFile, readAssignmentLink, readAssignmentText, toLink } from "../../classroom/assignments/assignment.js";
import { CodeGate } from "./student_code.js";
import { arrangeForm, fetchForms, makeAnswers, namesFor, numbersFor } from "../../classroom/assignments/varied_forms.js";
import { fetchBank, readRules, readWords } from "../start.js";

const REMEMBERED = "assignment";

class AssignmentPage {
  /**
   * @param {HTMLElement} el
   * @param {Bank} bank
   * @param {{ [word: string]: string }} words
   * @param {import("../start.js").AssignmentRules} rules
   */
  constructor(el, bank, words, rules) {
    this.el = el;
    this.bank = bank;
    this.rules = rules;
    this.words = words;
    this.link = "";
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  slot(name) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${name}]`));
  }

  start() {
    const found = readAssignmentLink(location.hash, this.bank, this.rules);
    if (found) this.open(found);
    else this.offerToOpen();
    addEventListener("hashchange", () => this.followAddress());
    const form = /** @type {HTMLFormElement} */ (this.el.querySelector("[data-form=open]"));
    const fields = /** @type {any} */ (form.elements);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.open(readAssignmentText(fields.pasted.value, this.bank, this.rules));
    });
    fields.file.addEventListener("change", async () => {
      const [file] = fields.file.files;
      if (file) this.open(await readAssignmentFile(file, this.bank, this.rules));
    });
  }

  /** Another assignment's link loads the page anew; whatever else changes the address must not lose this one. */
  followAddress() {
    const other = new URLSearchParams(location.hash.slice(1)).has("assignment");
    if (other) location.reload();
    else if (this.link) history.replaceState(null, "", `#${this.link}`);
  }

  offerToOpen() {
    this.slot("open").hidden = false;
    const kept = loadState(REMEMBERED, REMEMBERED);
    const link = kept.found === "state" ? String(kept.state.link) : "";
    const title = readAssignmentLink(`#${link}`, this.bank, this.rules)?.assignment?.title;
    if (!title) return;
    this.slot("continue").hidden = false;
    const anchor = /** @type {HTMLAnchorElement} */ (this.slot("continue").querySelector("a"));
    anchor.textContent = title;
    anchor.href = `#${link}`;
  }

  /**
   * @param {Found} found
   */
  open({ assignment, missing, problems }) {
    this.slot("notices").replaceChildren();
    problems.forEach(({ word, values }, place) => showNotice(this.el, `problem-${place}`, fill(this.words[word], values)));
    if (assignment === null) return this.offerToOpen();
    const items = assignment.items.filter((id) => !missing.includes(id)).map((id) => this.bank.items[id]);
    this.link = toLink(assignment, this.rules);
    history.replaceState(null, "", `#${this.link}`);
    for (const other of /** @type {NodeListOf<HTMLAnchorElement>} */ (this.el.querySelectorAll("[data-language]"))) other.hash = this.link;
    this.slot("open").hidden = true;
    this.showAbout(assignment, items);
    if (items.length === 0) return showNotice(this.el, "nothing", this.words.nothing_here);
    saveState(REMEMBERED, REMEMBERED, { link: this.link });
    const build = (/** @type {string} */ code) => void this.build(assignment, items, code);
    return assignment.variants ? new CodeGate(this.el, this.words, build).start() : build("");
  }

  /**
   * @param {Assignment} assignment
   * @param {Item[]} items
   */
  showAbout({ title, due }, items) {
    const total = (/** @type {"points" | "minutes"} */ what) => withMark(formatNumber(items.reduce((sum, item) => sum + item[what], 0)), this.words);
    const values = { count: items.length, points: total("points"), minutes: total("minutes") };
    document.title = title;
    this.slot("title").textContent = title;
    this.slot("due").textContent = due && fill(this.words.due, { due });
    this.slot("sum").textContent = fill(items.length === 1 ? this.words.sum_one : this.words.sum, values);
    this.slot("about").hidden = false;
  }

  /**
   * Put the exercises on the page, and My answers behind them.
   * @param {Assignment} assignment
   * @param {Item[]} items
   * @param {string} code  empty where everybody has the same numbers
   */
  async build(assignment, items, code) {
    const numbers = numbersFor(assignment, items, code);
    const places = items.map((item, at) => ({
      item,
      number: numbers[item.id] ?? 0,
      frame: this.frame(fill(this.words.exercise, { number: at + 1, all: items.length })),
    }));
    this.slot("exercises").append(...places.map(({ frame }) => frame));
    await this.fill(places, assignment, code);
    const names = namesFor(assignment, items, numbers);
    const template = /** @type {HTMLTemplateElement} */ (this.el.querySelector("[data-template=answers]"));
    this.slot("answers").append(makeAnswers(template, { assignment, edition: this.bank.edition, items, numbers, names }, code));
    announce("book:widgets-added");
  }

  /**
   * Fetch the forms of exercises and put each into its place; those that do not come can be tried again.
   * @param {Place[]} places
   * @param {Assignment} assignment
   * @param {string} code
   */
  async fill(places, assignment, code) {
    this.slot("loading").hidden = false;
    const forms = await fetchForms(places.map(({ item }) => item), this.words.language);
    this.slot("loading").hidden = true;
    places.forEach(({ item, number, frame }, at) => {
      const form = forms[at];
      frame.hidden = form === null;
      if (form === null) return;
      arrangeForm(form, item, assignment, code, number);
      frame.append(form);
    });
    announce("book:widgets-added");
    const absent = places.filter((_, at) => forms[at] === null);
    if (absent.length === 0) return;
    const text = fillParts(this.words.forms_failed, { items: apart(this.words, absent.map(({ item }) => item.title).join(", ")) });
    showNotice(this.el, "absent", text, [{ label: this.words.retry, run: () => this.fill(absent, assignment, code) }]);
  }

  /**
   * @param {string} title
   */
  frame(title) {
    return make("section", { class: "assignment__item" }, make("h2", {}, title));
  }
}

async function start() {
  const el = /** @type {HTMLElement} */ (document.querySelector(".assignment"));
  const words = readWords(el);
  try {
    new AssignmentPage(el, await fetchBank(), words, readRules(el).assignment).start();
    el.dataset.live = "";
  } catch (error) {
    const problem = fill(words.failed, { problem: /** @type {Error} */ (error).message });
    showNotice(el, "failed", problem, [{ label: words.retry, run: start }]);
  }
}

void start();

/**
 * Runs an assignment inside a learning system by SCORM 1.2. The exercises and My answers are those of the book; this
 * gives them a storage that the system shares, tells the system what there is to tell, and says what it cannot keep.
 * @typedef {{ id: string, title: string, due: string, variants: boolean, items: string[], edition: string }} Assignment
 * @typedef {import("../../classroom/assignments/varied_forms.js").Item} Item
 * @typedef {{ assignment: Assignment, edition: string, items: Item[], words: Record<string, string> }} Given
 */

import { saveState, storageKey } from "../../host/storage.js";
import { dismissNotice, showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { Calculator } from "../../explorer/chart.js";
import { loadVega } from "../../explorer/vega_loader.js";
import { entriesOf, WIDGET } from "../../classroom/collecting/answer_record.js";
import { sha256 } from "../../classroom/bank/sha256.js";
import { arrangeForm, makeAnswers, namesFor, numbersFor } from "../../classroom/assignments/varied_forms.js";
import { findApi, Visit } from "./api.js";
import { Corner } from "./status_corner.js";
import { Report } from "./report.js";
import { unpackStates } from "./suspend_data.js";

const SOON = 1000; // ms: a system is told of many letters at once
const page = /** @type {HTMLElement} */ (document.querySelector("[data-package]"));
const forms = /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-widget=exercise]")]);

/**
 * @param {HTMLElement} el
 */
function readJson(el) {
  return JSON.parse(el.querySelector("script[type='application/json']")?.textContent ?? "{}");
}

function browserStorage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

class Package {
  constructor() {
    /** @type {Given} */
    const { assignment, edition, items, words } = JSON.parse(page.querySelector("[data-given]")?.textContent ?? "{}");
    this.words = words;
    this.items = items;
    this.visit = new Visit(findApi(window));
    this.code = this.visit.get("cmi.core.student_id");
    // Without a code everybody is the same, and gets the first numbers.
    this.assignment = { ...assignment, variants: assignment.variants && this.code !== "" };
    const numbers = numbersFor(this.assignment, items, this.code);
    const names = namesFor(this.assignment, items, numbers);
    this.definition = { assignment: this.assignment, edition, items, numbers, names };
    this.entries = entriesOf(this.definition);
    this.pending = false;
    this.corner = new Corner(browserStorage(), storageKey(`scorm:${assignment.id}:${sha256(this.code).slice(0, 12)}`));
  }

  async start() {
    this.corner.keptElsewhere = this.visit.open;
    this.corner.takeOver();
    if (this.visit.open) this.resume();
    else this.tell("system", this.words.no_system);
    this.arrange();
    this.report = new Report(this.visit, this.corner, this.assignment.id, this.entries, forms.map((form) => readJson(form).definition));
    this.report.begin();
    this.listen();
    await import(new URL("../../host/static_host.js", import.meta.url).href); // the widgets find what is kept
  }

  /** Take up what the system has kept, if it is newer than what this browser has. */
  resume() {
    const text = this.visit.get("cmi.suspend_data");
    const suspended = unpackStates(text, this.assignment.id, this.entries.length);
    if (suspended === null) return text === "" ? undefined : this.quarantine(text);
    if (suspended.changed <= this.corner.changed) return;
    this.entries.forEach(({ name }, place) => {
      const state = suspended.states[place];
      if (state) saveState(name, WIDGET, state);
      else if (!suspended.left.includes(place)) this.corner.removeItem(storageKey(name));
    });
    this.corner.changed = suspended.changed;
    this.tellLeft("left_elsewhere", suspended.left.filter((place) => this.corner.getItem(storageKey(this.entries[place].name)) === null));
  }

  /**
   * @param {string} text
   */
  quarantine(text) {
    this.corner.setItem("suspended:unreadable", text);
    this.tell("suspended", this.words.unreadable);
  }

  arrange() {
    forms.forEach((form, place) => arrangeForm(form, this.items[place], this.assignment, this.code, this.entries[place].number));
    const template = /** @type {HTMLTemplateElement} */ (page.querySelector("[data-template=answers]"));
    const answers = makeAnswers(template, this.definition, this.code);
    page.querySelector("[data-slot=answers]")?.replaceChildren(answers);
  }

  listen() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    this.corner.onChange = () => {
      this.pending = true;
      clearTimeout(waiting);
      waiting = setTimeout(() => void this.sendSoon(), SOON);
    };
    document.addEventListener("visibilitychange", () => document.hidden && this.send());
    addEventListener("pagehide", () => {
      this.send();
      this.visit.finish();
    });
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }

  async sendSoon() {
    await this.readExplorers();
    this.send();
  }

  send() {
    if (!this.report || !this.visit.open || !this.pending) return;
    this.pending = false;
    const { taken, left } = this.report.send();
    if (taken) dismissNotice(page, "system");
    else this.tell("system", fill(this.words.not_taken, { reason: this.visit.refusal }));
    this.tellLeft(this.corner.kept ? "left_here" : "left_nowhere", left);
  }

  /** Grading an explorer needs its equations, which are there once its student has had it checked. */
  async readExplorers() {
    const { report } = this;
    if (!report) return;
    const checked = report.states().map(({ checked }) => checked);
    for (const [place, { item, explorer }] of report.definitions.entries()) {
      if (item.type !== "set_explorer" || !explorer || !checked[place] || report.readers.has(place)) continue;
      const calculator = await Calculator.make(await loadVega(/** @type {any} */ (null), true), explorer.definition);
      report.readers.set(place, (name, parameters) => Number(calculator.compute(parameters)(`readout_${name}`)));
    }
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  tell(kind, text) {
    showNotice(page, kind, text);
  }

  /**
   * Say which answers the system could not keep, and where they are.
   * @param {string} word
   * @param {number[]} places
   */
  tellLeft(word, places) {
    const titles = places.map((place) => fill(this.words.quoted, { title: this.items[place].title })).join(", ");
    if (titles === "") dismissNotice(page, "left");
    else this.tell("left", fill(this.words[word], { titles }));
  }
}

void new Package().start();

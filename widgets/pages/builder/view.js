/** What the assignment builder shows: the exercises, what is chosen of them, and what there is to hand out. */

import { apart } from "../../host/kit/in_english.js";
import { onOneLine } from "../../host/kit/spaces.js";
import { fill } from "../../host/kit/text.js";
import { reservedTitle } from "../../classroom/assignments/canvas_titles.js";
import { toLink } from "../../classroom/assignments/assignment.js";
import { followChoice, keepChoice, recallChoice, toAssignment, total } from "../draft.js";
import { EarlierView } from "./earlier.js";
import { counted, fillFilter, inOrder, passes, readFilter, typeWord } from "./filter.js";
import { judgeTitle, showName } from "./name_form.js";
import { Packer } from "./packaging.js";
import { showReading } from "./reading.js";
import { StudentsAddress } from "./students_address.js";

/** @typedef {import("../start.js").Bank} Bank */

export class Builder {
  /**
   * @param {HTMLElement} el
   * @param {Bank} bank
   * @param {Record<string, string>} words
   * @param {import("../start.js").Rules} rules
   */
  constructor(el, bank, words, rules) {
    this.el = el;
    this.bank = bank;
    this.rules = rules;
    this.words = words;
    this.items = inOrder(bank);
    this.choice = recallChoice(bank, rules.assignment);
    /** @type {string[][]} */
    this.before = [];
    this.filterForm = /** @type {HTMLFormElement} */ (this.find(".builder__filter"));
    this.nameForm = /** @type {HTMLFormElement} */ (this.find(".builder__name"));
    this.address = new StudentsAddress(el, words, rules.site);
    this.earlier = new EarlierView(this);
    this.packer = new Packer(el, words, bank, rules, () => this.assignment(), this.address);
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  find(selector) {
    return /** @type {HTMLElement} */ (this.el.querySelector(selector));
  }

  /**
   * @param {string} slot
   * @param {string} text
   */
  say(slot, text) {
    this.find(`[data-slot=${slot}]`).textContent = text;
  }

  /**
   * @param {string} name
   * @returns {(part: string) => HTMLElement}
   */
  clone(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.find(`template[data-template=${name}]`));
    const li = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
    return (part) => (part === "" ? li : /** @type {HTMLElement} */ (li.querySelector(part)));
  }

  start() {
    fillFilter(this.filterForm, this.bank, this.words);
    this.find("[data-slot=list]").append(...this.items.map((item) => this.row(item)));
    this.recall();
    followChoice(() => this.recall());
  }

  /** Take up what is kept, perhaps by another tab. */
  recall() {
    this.choice = recallChoice(this.bank, this.rules.assignment);
    showName(this.nameForm, this.choice);
    this.show();
  }

  /**
   * @param {import("../start.js").Item} item
   */
  meta(item) {
    return fill(this.words.meta, {
      type: typeWord(item.type, this.words),
      use: this.words[`use_${item.use}`],
      points: counted("point", item.points, this.words),
      minutes: counted("minute", item.minutes, this.words),
      objectives: item.objectives.join(", "),
      bloom: this.words[`bloom_${item.bloom}`],
    });
  }

  /**
   * @param {import("../start.js").Item} item
   */
  row(item) {
    const part = this.clone("item");
    part("").dataset.item = item.id;
    part("[data-part=title]").append(...apart(this.words, item.title));
    part("[data-part=meta]").textContent = this.meta(item);
    const details = /** @type {HTMLDetailsElement} */ (part("details"));
    details.addEventListener("toggle", () => showReading(details, item, this.packer.keys[item.id], this.words));
    return part("");
  }

  shown() {
    const filter = readFilter(this.filterForm);
    return this.items.filter((item) => passes(item, filter)).map(({ id }) => id);
  }

  show() {
    const shown = new Set(this.shown());
    for (const li of /** @type {NodeListOf<HTMLElement>} */ (this.el.querySelectorAll("[data-slot=list] > li"))) {
      const id = String(li.dataset.item);
      li.hidden = !shown.has(id);
      /** @type {HTMLInputElement} */ (li.querySelector("input")).checked = this.choice.items.includes(id);
    }
    const chosen = this.choice.items;
    this.say("count", fill(this.words.shown, { shown: shown.size, all: this.items.length, chosen: chosen.length }));
    this.find("[data-slot=chosen]").replaceChildren(...chosen.map((id) => this.chosenRow(id)));
    this.find("[data-slot=empty]").hidden = chosen.length > 0;
    this.find("[data-action=clear]").hidden = chosen.length === 0;
    this.find("[data-action=undo]").hidden = this.before.length === 0;
    this.say("sum", chosen.length === 0 ? "" : fill(this.words.sum, this.sums()));
    this.earlier.show();
    this.showHandOut();
  }

  sums() {
    return {
      exercises: counted("exercise", this.choice.items.length, this.words),
      points: counted("point", total(this.choice, this.bank, "points"), this.words),
      minutes: counted("minute", total(this.choice, this.bank, "minutes"), this.words),
    };
  }

  /**
   * @param {string} id
   */
  chosenRow(id) {
    const part = this.clone("chosen");
    const { title } = this.bank.items[id];
    part("").dataset.item = id;
    part("[data-part=title]").append(...apart(this.words, title));
    part("[data-part=meta]").textContent = this.meta(this.bank.items[id]);
    for (const [move, word] of Object.entries({ "-1": "earlier", 1: "later", 0: "remove" })) {
      part(`[data-move="${move}"]`).setAttribute("aria-label", fill(this.words[word], { title }));
    }
    return part("");
  }

  title() {
    return onOneLine(this.choice.title);
  }

  /** What there is to hand out; null while something is missing, or its grades would not arrive under its title. */
  assignment() {
    return reservedTitle(this.title(), this.rules.titles) ? null : toAssignment(this.choice, this.bank);
  }

  showHandOut() {
    const isFree = judgeTitle(this.nameForm, this.title(), this.words, this.rules.titles);
    const assignment = this.assignment();
    const page = this.address.page(this.packer.language());
    const link = /** @type {HTMLTextAreaElement} */ (this.find("[data-slot=link]"));
    link.value = assignment && page ? `${page}#${toLink(assignment, this.rules.assignment)}` : "";
    const title = isFree ? this.words.needs_title : this.words.needs_other_title;
    const wanted = this.choice.items.length === 0 ? this.words.needs_exercises : title;
    this.say("missing", assignment ? this.address.problem() : wanted);
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (this.el.querySelectorAll("[data-format], [data-action=save]"))) {
      button.disabled = assignment === null;
    }
    /** @type {HTMLButtonElement} */ (this.find("[data-action=copy]")).disabled = link.value === "";
    this.packer.showKeys();
  }

  /**
   * @param {Partial<import("../draft.js").Choice>} change
   */
  change(change) {
    if (change.items) this.before.push(this.choice.items);
    this.choice = { ...this.choice, ...change };
    if (!keepChoice(this.choice)) this.say("notices", this.words.storage_failed);
    this.show();
  }

  /**
   * Put another choice in the place of this one.
   * @param {import("../draft.js").Choice} choice
   */
  replace(choice) {
    this.change(choice);
    showName(this.nameForm, this.choice);
  }
}

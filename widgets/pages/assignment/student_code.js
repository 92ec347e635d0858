/** Asks for the code from which a student's numbers follow, and watches that the numbers on the page stay the student's. */

import { concerns, loadState, saveState } from "../../host/storage.js";
import { onOneLine } from "../../host/kit/spaces.js";
import { fill } from "../../host/kit/text.js";
import { announce, listen } from "../../host/events.js";
import { STUDENT } from "../../classroom/assignments/student.js";
import { plainCode } from "../../classroom/assignments/variants.js";

const OWNER = "my_answers"; // the widget that keeps code and name

export class CodeGate {
  /**
   * @param {HTMLElement} el
   * @param {{ [word: string]: string }} words
   * @param {(code: string) => void} build  puts the exercises on the page, for a code
   */
  constructor(el, words, build) {
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (el.querySelector(selector));
    const slot = (/** @type {string} */ name) => find(`[data-slot=${name}]`);
    this.parts = { known: slot("known"), warning: slot("warning"), problem: slot("problem"), exercises: slot("exercises") };
    this.form = find("[data-form=who]");
    this.field = /** @type {HTMLInputElement} */ (find("[name=code]"));
    this.words = words;
    this.build = build;
    /** @type {string | null} the code whose numbers are on the page */
    this.shown = null;
    find("[data-action=change]").addEventListener("click", () => this.askAgain());
    this.form.addEventListener("submit", (event) => (event.preventDefault(), this.take()));
  }

  start() {
    listen("book:state", ({ name, state }) => {
      if (name === STUDENT) this.hear(String(state.code));
    });
    addEventListener("storage", ({ key }) => concerns(key, STUDENT) && this.hear(student().code));
    const { code } = student();
    if (code) this.begin(code);
    else this.ask();
  }

  ask() {
    this.parts.known.hidden = true;
    this.parts.warning.hidden = true;
    this.form.hidden = false;
    this.field.value = "";
  }

  /** Ask for another code, where there are exercises whose numbers would change. */
  askAgain() {
    this.ask();
    this.parts.warning.hidden = false;
    this.field.value = this.shown ?? "";
    this.field.select();
  }

  /**
   * @param {string} code
   */
  begin(code) {
    this.shown = code;
    this.show(code);
    this.build(code);
  }

  take() {
    const code = onOneLine(this.field.value);
    if (code === "") return this.complain(this.words.no_code);
    const known = { ...student(), code };
    const other = this.shown !== null && plainCode(code) !== plainCode(this.shown);
    const kept = saveState(STUDENT, OWNER, known);
    if (other) return kept ? location.reload() : this.complain(this.words.cannot_change);
    if (this.shown === null) return this.begin(code);
    announce("book:adopt", { name: STUDENT, state: known });
    return this.show(code);
  }

  /**
   * @param {string} text
   */
  complain(text) {
    this.parts.problem.textContent = text;
    this.field.focus();
  }

  /**
   * @param {string} code
   */
  show(code) {
    this.form.hidden = true;
    this.parts.problem.textContent = "";
    this.parts.exercises.hidden = false;
    this.parts.known.hidden = false;
    /** @type {HTMLElement} */ (this.parts.known.firstElementChild).textContent = fill(this.words.known, { code });
  }

  /**
   * If the code is deleted, or another one comes from another tab, the numbers on the page are no longer the student's.
   * @param {string} code
   */
  hear(code) {
    if (this.shown === null) return;
    if (plainCode(code) === plainCode(this.shown)) this.show(code);
    else if (code) location.reload();
    else {
      this.parts.exercises.hidden = true;
      this.ask();
    }
  }
}

/**
 * What this device knows of the student.
 * @returns {{ code: string, name: string }}
 */
function student() {
  const kept = loadState(STUDENT, OWNER);
  const { code = "", name = "" } = kept.found === "state" ? kept.state : {};
  return { code: typeof code === "string" ? code : "", name: typeof name === "string" ? name : "" };
}

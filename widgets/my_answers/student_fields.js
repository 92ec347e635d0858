/** The two fields in which a student says who hands in: a code, and perhaps a name. */

import { showError } from "../host/kit/notices.js";
import { onOneLine } from "../host/kit/spaces.js";
import { shorten } from "../host/kit/text.js";

/** @type {("code" | "name")[]} */
const FIELDS = ["code", "name"];
let made = 0;

/**
 * Keep of a state from outside what the fields can hold, and name the rest; a part that is absent stays as it is.
 * @param {any} given
 * @param {import("../classroom/collecting/answer_record.js").Definition} definition
 */
export function checkStudent(given, { rules }) {
  /** @type {{ [name: string]: string }} */
  const state = {};
  const problems = [];
  for (const name of FIELDS.filter((name) => given?.[name] !== undefined)) {
    const value = given[name];
    if (typeof value === "string" && value.length <= rules.longest[name]) state[name] = value;
    else problems.push({ word: "not_a_line", values: { name, value: shorten(value) } });
  }
  return { state, problems };
}

export class StudentFields {
  /**
   * @param {HTMLElement} el
   * @param {import("../host/local_model.js").Model} model
   * @param {boolean} locked  whether the numbers of this page follow from the code
   */
  constructor(el, model, locked) {
    this.model = model;
    this.inputs = FIELDS.map((name) => /** @type {HTMLInputElement} */ (el.querySelector(`input[name=student-${name}]`)));
    this.complaint = /** @type {HTMLElement} */ (el.querySelector("[data-slot=code-problem]"));
    const help = /** @type {HTMLElement} */ (el.querySelector("[data-slot=code-help]"));
    const words = model.get("words");
    help.textContent = words[locked ? "code_locked" : "code_help"];
    this.inputs[0].readOnly = locked;
    [help.id, this.complaint.id] = [`my-answers-help-${++made}`, `my-answers-problem-${made}`];
    this.inputs[0].setAttribute("aria-describedby", `${help.id} ${this.complaint.id}`);
  }

  /** Take what was typed before the module was there. */
  takeEarly() {
    if (this.inputs.some((input) => input.value !== input.defaultValue)) this.take();
  }

  take() {
    FIELDS.forEach((name, index) => this.model.set(name, onOneLine(this.inputs[index].value)));
    this.model.save_changes();
    this.complain("");
  }

  show() {
    FIELDS.forEach((name, index) => (this.inputs[index].value = this.model.get(name)));
  }

  /** @returns {import("../classroom/collecting/response_file.js").Student} */
  student() {
    return { code: this.model.get("code"), name: this.model.get("name") };
  }

  /**
   * Say what is wrong with the code, beside its field.
   * @param {string} text
   */
  complain(text) {
    showError(this.complaint, text);
    this.inputs[0].toggleAttribute("aria-invalid", text !== "");
    if (text) this.inputs[0].focus();
  }
}

/** A form in which somebody decides: what is asked depends on the kind, and a reason always is. */

import { make } from "../../host/kit/dom.js";
import { trim } from "../../host/kit/spaces.js";
import { fill } from "../../host/kit/text.js";
import { writeMoment } from "../../classroom/grading/decisions.js";
import { makeButton } from "./elements.js";
import { points } from "./row.js";

/**
 * @typedef {import("./elements.js").Words} Words
 * @typedef {import("../../classroom/grading/decision.js").Decision} Decision
 * @typedef {{ kind: string, word: string, parts: Partial<Decision>, what: Record<string, string>, most?: number, back: string }} About
 *   word: of the button and the sentence; parts: what is decided about; what: values of the sentence; most: the exercise's
 *   points; back: where the focus goes afterwards
 */

/**
 * @param {About} about
 * @param {Words} words
 * @param {{ longest: number, isSigned: boolean }} rules  isSigned: whether the initials are known
 */
export function decisionForm(about, words, { longest, isSigned }) {
  const legend = make("p", { class: "gradebook__label" }, fill(words[`about_${about.word}`], about.what));
  const help = words[`help_${about.word}`];
  const reason = make("textarea", { name: "reason", rows: "2", required: "", maxlength: String(longest), dir: "auto" });
  const initials = make("input", { type: "text", name: "initials", maxlength: "20", required: "", autocomplete: "off" });
  const actions = make("p", { class: "gradebook__actions" }, make("button", { type: "submit", class: "gradebook__main" }, words.decide), makeButton(words.cancel, { "data-cancel": "" }));
  const fields = [...(help ? [make("p", {}, help)] : []), ...own(about, words), field(words.reason, reason), make("p", { class: "gradebook__help" }, words.reason_read)];
  if (!isSigned) fields.push(field(words.marker, initials));
  return /** @type {HTMLFormElement} */ (make("form", { class: "gradebook__deciding", autocomplete: "off", novalidate: "" }, legend, ...fields, actions));
}

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
function field(label, input) {
  return make("label", { class: "gradebook__field" }, make("span", {}, label), input);
}

/**
 * The fields of one kind alone.
 * @param {About} about
 * @param {Words} words
 */
function own({ kind, most = 0 }, words) {
  if (kind === "override") {
    const label = fill(words.points_by_hand, { most: points(most, words) });
    return [field(label, make("input", { type: "number", name: "points", min: "0", max: String(most), step: "any", required: "" }))];
  }
  if (kind === "accept_answer") {
    return [field(words.share, make("input", { type: "number", name: "share", min: "1", max: "100", step: "any", value: "100", required: "" }))];
  }
  return kind === "more_time" ? [field(words.until, make("input", { type: "datetime-local", name: "until", required: "" }))] : [];
}

/**
 * Read what was decided; null, and the field says why, if something is missing.
 * @param {HTMLFormElement} form
 * @param {About} about
 * @returns {Decision | null}
 */
export function readDecision(form, { kind, parts }) {
  const value = (/** @type {string} */ name) => trim(/** @type {HTMLInputElement | null} */ (form.elements.namedItem(name))?.value ?? "");
  const reason = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("reason"));
  reason.value = trim(reason.value);
  if (!form.reportValidity()) return null;
  const moment = value("until") ? { until: writeMoment(new Date(value("until"))) } : {};
  const given = { override: { points: Number(value("points")) }, accept_answer: { share: Number(value("share")) / 100 }, more_time: moment };
  const common = { kind, reason: reason.value, when: writeMoment(new Date()) };
  return { ...common, ...parts, ...given[/** @type {keyof typeof given} */ (kind)] };
}

/**
 * Put a form below its button; in the table of exercises, whose columns are narrow, in a row of its own.
 * @param {HTMLElement} form
 * @param {HTMLButtonElement} button
 */
export function placeForm(form, button) {
  const row = button.closest("[data-slot=analysis] tr");
  if (!row) return (button.closest(".gradebook__actions") ?? button).after(form);
  const cell = make("td", { colspan: String(row.children.length) }, make("div", { class: "gradebook__details" }, form));
  return row.after(make("tr", { class: "gradebook__opened", "data-deciding": "" }, cell));
}

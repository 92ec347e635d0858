/**
 * A line for each score, and a box that says that there is none.
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_form.js").Control} Control
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 * @typedef {import("../controls_feedback.js").Mark} Mark
 */

import { counted, given, outcomeReason } from "../controls_feedback.js";
import { asField, controlsOf, readEntries, showText } from "../controls_form.js";
import { isNear, judgeNumber } from "../typed_numbers.js";
import { readTyped } from "../../host/kit/typed_numbers.js";
import { givenScores, isNoScore, isScore } from "./answer.js";
import { trim } from "../../host/kit/spaces.js";
import { fillParts } from "../../host/kit/text.js";

/**
 * @param {HTMLElement} form
 */
export function readAnswer(form) {
  return asField("scores", readEntries(form));
}

/**
 * @param {HTMLElement} form
 * @param {Answer} answer
 */
export function showAnswer(form, { scores = {} }) {
  for (const control of controlsOf(form)) {
    const score = String(scores[control.name] ?? "");
    if (control.type === "checkbox") control.checked = isNoScore(score);
    else showText(control, isNoScore(score) ? "" : score);
  }
}

/**
 * A score and its "no score" take one another's place.
 * @param {HTMLElement} form
 * @param {Control} used
 */
export function settle(form, used) {
  const pair = controlsOf(form).filter(({ name }) => name === used.name);
  const [text, box] = ["text", "checkbox"].map((type) => /** @type {Control} */ (pair.find((one) => one.type === type)));
  if (used === box && box.checked) text.value = "";
  if (used === text && text.value !== "") box.checked = false;
}

/**
 * @param {Checked} checked
 */
export function tellUnreadable({ item, key, answer, words }) {
  const isBad = (/** @type {string} */ id, text = "") =>
    trim(text) !== "" && !isNoScore(text) && judgeNumber(text, key.answers[id], key.tolerance) === null;
  const { id, label } = item.asks?.find((ask) => isBad(ask.id, answer.scores[ask.id])) ?? { id: "", label: "" };
  return fillParts(words.not_number_of, { label: { quoted: label }, text: trim(answer.scores[id] ?? "") });
}

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback(checked, right) {
  const { item, key, words } = checked;
  const parts = item.asks ?? [];
  const marks = Object.fromEntries(parts.map(({ id }) => [id, markOf(checked, id)]));
  const forgotten = !right && forgotKey(checked);
  const reason = forgotten ? { text: key.feedback?.unreversed } : outcomeReason(checked, right);
  return { marks, reasons: given([reason]), headline: counted(marks, parts.length, words) };
}

/**
 * @param {Checked} checked
 * @param {string} id
 * @returns {Mark}
 */
function markOf({ key, answer, words }, id) {
  const text = answer.scores[id] ?? "";
  if (trim(text) === "") return { sign: "missed", text: words.mark_score_missing };
  if (isScore(text, key.answers[id], key.tolerance)) return { sign: "right", text: words.mark_right };
  return { sign: "wrong", text: words.mark_score_wrong };
}

/**
 * Whether every score that was given is the one that comes out when no item is turned around.
 * @param {Checked} checked
 */
function forgotKey({ key, answer }) {
  const { unreversed = {}, tolerance } = key;
  const isMeant = (/** @type {string} */ text, /** @type {number | null} */ score) =>
    score === null ? isNoScore(text) : isNear(readTyped(text), score, tolerance);
  return givenScores(answer.scores).every(([id, text]) => id in unreversed && isMeant(text, unreversed[id]));
}

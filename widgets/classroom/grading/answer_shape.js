/**
 * An exercise's answer as it arrives from a link or from this browser's storage, and as it leaves in a link.
 * @typedef {import("./grade.js").Item} Item
 * @typedef {import("./grade.js").Key} Key
 * @typedef {import("./grade.js").Answer} Answer
 * @typedef {{ item: Item, key: Key | null, explorer: { definition: any, words: Record<string, string> } | null }} Definition
 * @typedef {{ answer: Answer, checked: boolean }} ExerciseState
 * @typedef {import("../../host/kit/text.js").Problem} Problem
 */

import { isBlank } from "./grade.js";
import { ANSWER_TYPES } from "../../exercise_types/answer_registry.js";
import { nameUnknown, refuse } from "../../exercise_types/shapes.js";
import { isRecord } from "../../host/kit/records.js";

/**
 * Keep of a state from outside what the exercise can hold, and name the rest.
 * @param {any} given
 * @param {Definition} definition
 * @returns {{ state: ExerciseState, problems: Problem[] }}
 */
export function checkState(given, definition) {
  /** @type {Problem[]} */
  const problems = [];
  const found = isBlank(given?.answer) ? {} : checkAnswer(given.answer, definition, problems);
  const answer = isBlank(found) ? {} : found;
  const checked = given?.checked === true && definition.key !== null && !isBlank(answer);
  return { state: { answer, checked }, problems };
}

/**
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {Answer}
 */
function checkAnswer(given, { item, explorer }, problems) {
  const { FIELDS, validField } = ANSWER_TYPES[item.type];
  const found = isRecord(given) ? FIELDS.filter((name) => given[name] !== undefined) : [];
  if (found.length === 0) return refuse(given, problems);
  for (const name of Object.keys(given).filter((name) => !FIELDS.includes(name))) nameUnknown(name, problems);
  const start = explorer?.definition.start ?? {};
  return Object.fromEntries(found.map((name) => [name, validField(given[name], item, problems, start)]));
}

/**
 * Write a state as the parameters of a link.
 * @param {ExerciseState} state
 * @returns {Record<string, string>}
 */
export function toParameters({ answer }) {
  return isBlank(answer) ? {} : { answer: JSON.stringify(answer) };
}

/**
 * Read back what toParameters wrote; nothing is believed until checkState has seen it.
 * @param {Record<string, string>} parameters
 */
export function fromParameters({ answer, ...others }) {
  return { answer: answer === undefined ? others : readJson(answer) };
}

/**
 * @param {string} text
 */
function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

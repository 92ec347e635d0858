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
import { shorten } from "../../host/kit/text.js";

const LONGEST_NUMBER = 60; // letters, as in widgets/classroom/answers.py

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
  const fields = FIELDS[item.type];
  const found = isRecord(given) ? fields.filter((name) => given[name] !== undefined) : [];
  if (found.length === 0) return refuse(given, problems);
  for (const name of Object.keys(given).filter((name) => !fields.includes(name))) {
    problems.push({ word: "unknown_part", values: { name: shorten(name) } });
  }
  const start = explorer?.definition.start ?? {};
  return Object.fromEntries(found.map((name) => [name, HELD[item.type](given[name], item, problems, start)]));
}

/**
 * @param {unknown} value
 * @param {Problem[]} problems
 * @returns {Answer}
 */
function refuse(value, problems) {
  problems.push({ word: "not_answer", values: { value: shorten(value) } });
  return {};
}

/**
 * @param {unknown} value
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Keep those entries that name a part and fit it.
 * @param {any} given
 * @param {string[]} parts
 * @param {(value: any, name: string) => boolean} fits
 * @param {Problem[]} problems
 * @returns {Record<string, any>}
 */
function keepEntries(given, parts, fits, problems) {
  if (!isRecord(given)) return refuse(given, problems);
  /** @type {Record<string, any>} */
  const kept = {};
  for (const [name, value] of Object.entries(given)) {
    if (!parts.includes(name)) problems.push({ word: "unknown_part", values: { name: shorten(name) } });
    else if (fits(value, name)) kept[name] = value;
    else problems.push({ word: "unfit_value", values: { name, value: shorten(value) } });
  }
  return kept;
}

/**
 * @param {{ id: string }[] | undefined} parts
 */
function idsOf(parts = []) {
  return parts.map(({ id }) => id);
}

/**
 * @param {unknown} value
 */
function isShortText(value) {
  return typeof value === "string" && value.length <= LONGEST_NUMBER;
}

/**
 * @param {any} value
 * @param {boolean} fits
 * @param {Problem[]} problems
 * @param {string} [word]
 * @returns {any}  the value, or undefined, which is no answer
 */
function keepIf(value, fits, problems, word = "not_answer") {
  if (!fits) problems.push({ word, values: { value: shorten(value) } });
  return fits ? value : undefined;
}

/**
 * The fields that the answer to an exercise of each type has.
 * @type {Record<string, string[]>}
 */
const FIELDS = {
  single_choice: ["choice"],
  true_false: ["choice"],
  multiple_choice: ["choices"],
  numeric: ["text", "low", "high"],
  match: ["pairs"],
  order: ["order"],
  score_inventory: ["scores"],
  set_explorer: ["parameters"],
  rate_transcript: ["ratings"],
  short_text: ["text"],
  essay: ["text"],
};

/** @type {Record<string, (value: any, item: Item, problems: Problem[], start: Record<string, number>) => any>} */
const HELD = {
  single_choice: (choice, { choices }, problems) => keepIf(choice, idsOf(choices).includes(choice), problems),
  true_false: (choice, _, problems) => keepIf(choice, ["true", "false"].includes(choice), problems),
  multiple_choice(given, { choices }, problems) {
    if (!Array.isArray(given)) return refuse(given, problems);
    const known = idsOf(choices);
    for (const name of given.filter((one) => !known.includes(one))) {
      problems.push({ word: "unknown_part", values: { name: shorten(name) } });
    }
    return known.filter((name) => given.includes(name));
  },
  numeric: (text, _, problems) => keepIf(text, isShortText(text), problems),
  match: (pairs, { prompts, options }, problems) =>
    keepEntries(pairs, idsOf(prompts), (value) => idsOf(options).includes(value), problems),
  order(order, { steps }, problems) {
    const whole = Array.isArray(order) && JSON.stringify([...order].sort()) === JSON.stringify(idsOf(steps).sort());
    return keepIf(order, whole, problems, "unfit_order");
  },
  score_inventory: (scores, { asks }, problems) => keepEntries(scores, idsOf(asks), isShortText, problems),
  set_explorer(parameters, { controls = [] }, problems, start) {
    const within = (/** @type {any} */ value, /** @type {string} */ name) =>
      controls.some((one) => one.name === name && typeof value === "number" && value >= one.minimum && value <= one.maximum);
    const kept = keepEntries(parameters, controls.map(({ name }) => name), within, problems);
    return isBlank(kept) ? kept : { ...start, ...kept };
  },
  rate_transcript: (ratings, { turns = [], scale = [] }, problems) =>
    keepEntries(ratings, turns, (value) => scale.some((step) => step.value === value), problems),
  short_text: (text, _, problems) => keepIf(text, typeof text === "string", problems),
  essay: (text, _, problems) => keepIf(text, typeof text === "string", problems),
};

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

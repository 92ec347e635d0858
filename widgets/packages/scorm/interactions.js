/**
 * How a learning system is told of one answer, in the words of SCORM 1.2. Only for exercises for practice is it told
 * what is right.
 * @typedef {import("../../classroom/grading/grade.js").Item} Item
 * @typedef {import("../../classroom/grading/grade.js").Answer} Answer
 * @typedef {import("../../classroom/grading/grade.js").Grade} Grade
 */

import { isBlank } from "../../classroom/grading/grade.js";
import { parseNumber } from "../../host/kit/typed_numbers.js";
import { formatNumber } from "../../host/kit/numbers.js";

const LONGEST = 255; // letters of a response
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const NUMBERED = `123456789${LETTERS}`;

/**
 * Name the kind of question and write the answer as that kind wants it.
 * @param {Item} item
 * @param {Answer} answer
 * @returns {{ type: string, response: string }}
 */
export function tellAnswer(item, answer) {
  const [type, tell] = KINDS[item.type];
  const response = isBlank(answer) ? "" : tell(item, answer);
  // A kind has its own letters; an answer that needs others is told as it is.
  return response === null ? { type: "fill-in", response: shorten(answer.text ?? "") } : { type, response: shorten(response) };
}

/**
 * @param {string} text
 */
function shorten(text) {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

/**
 * @param {{ id: string }[] | undefined} parts
 * @param {string[]} ids
 * @param {string} letters
 */
function asLetters(parts = [], ids, letters = LETTERS) {
  return ids.map((id) => letters[parts.findIndex((part) => part.id === id)]);
}

/**
 * @param {string[]} names
 * @param {Record<string, unknown>} entries
 */
function asWords(names = [], entries) {
  const given = names.filter((name) => entries[name] !== undefined);
  return given.map((name) => `${name}=${entries[name]}`).join(" ");
}

/** @type {Record<string, [string, (item: Item, answer: Answer) => string | null]>} */
const KINDS = {
  single_choice: ["choice", ({ choices }, { choice }) => asLetters(choices, [choice]).join(",")],
  multiple_choice: ["choice", (item, { choices }) => asLetters(item.choices, choices).join(",")],
  true_false: ["true-false", (_, { choice }) => choice[0]],
  numeric: ["numeric", tellNumber],
  match: ["matching", tellPairs],
  order: ["sequencing", ({ steps }, { order }) => asLetters(steps, order).join(",")],
  score_inventory: ["fill-in", ({ asks }, { scores }) => asWords(asks?.map(({ id }) => id), scores)],
  set_explorer: ["performance", ({ controls }, { parameters }) => asWords(controls?.map(({ name }) => name), parameters)],
  rate_transcript: ["performance", ({ turns }, { ratings }) => asWords(turns, ratings)],
  short_text: ["fill-in", (_, { text }) => text],
  reply: ["fill-in", (_, { text }) => text],
  essay: ["fill-in", (_, { text }) => text],
};

/**
 * @param {Item} item
 * @param {Answer} answer
 */
function tellNumber({ unit }, { text = "" }) {
  const number = parseNumber(text, unit);
  return number === null ? null : formatNumber(number);
}

/**
 * @param {Item} item
 * @param {Answer} answer
 */
function tellPairs({ prompts = [], options }, { pairs }) {
  const given = prompts.filter(({ id }) => pairs[id]);
  const numbers = asLetters(prompts, given.map(({ id }) => id), NUMBERED);
  const letters = asLetters(options, given.map(({ id }) => pairs[id]));
  return numbers.map((number, place) => `${number}.${letters[place]}`).join(",");
}

/**
 * Say in SCORM's words what an answer earns; neutral while nobody has graded it.
 * @param {Grade | null} grade
 */
export function tellResult(grade) {
  if (grade?.credit === null || grade?.credit === undefined) return "neutral";
  if (grade.credit === 1) return "correct";
  return grade.credit === 0 ? "wrong" : grade.credit.toFixed(2);
}

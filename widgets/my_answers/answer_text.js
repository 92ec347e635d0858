/**
 * An answer in words, for people who read a receipt.
 * @typedef {import("../classroom/collecting/answer_record.js").Item} Item
 * @typedef {{ label: string, text: string }} Line
 */

import { toPlain } from "../classroom/bank/markup.js";
import { NO_SCORE } from "../classroom/grading/grade.js";
import { fill } from "../host/kit/text.js";

/**
 * Tell an answer line by line.
 * @param {Item} item
 * @param {Record<string, any>} answer
 * @param {Record<string, string>} words
 * @returns {Line[]}
 */
export function tellAnswer(item, answer, words) {
  return TOLD[item.type](item, answer, words);
}

/**
 * @param {{ id: string, text: string }[] | undefined} parts
 * @param {string} id
 */
function textOf(parts, id) {
  return toPlain(parts?.find((part) => part.id === id)?.text ?? id);
}

/**
 * @param {unknown} text
 * @param {string} [label]
 * @returns {Line}
 */
function line(text, label = "") {
  return { label, text: String(text) };
}

/** @type {(item: Item, answer: Record<string, any>) => Line[]} */
const tellText = (_, { text }) => [line(text)];

/** @type {Record<string, (item: Item, answer: Record<string, any>, words: Record<string, string>) => Line[]>} */
const TOLD = {
  single_choice: ({ choices }, { choice }) => [line(textOf(choices, choice))],
  true_false: (_, { choice }, words) => [line(choice === "true" ? words.says_true : words.says_false)],
  multiple_choice: ({ choices }, answer) => answer.choices.map((/** @type {string} */ id) => line(textOf(choices, id))),
  numeric(item, { text = "", low, high }, words) {
    const range = low === undefined && high === undefined ? [] : [line(fill(words.range, { low: low ?? "", high: high ?? "" }))];
    return [line(item.unit && !text.trim().endsWith(item.unit) ? `${text} ${item.unit}` : text), ...range];
  },
  match: ({ prompts, options }, { pairs }) =>
    Object.entries(pairs).map(([prompt, option]) => line(textOf(options, option), textOf(prompts, prompt))),
  order: ({ steps }, { order }) =>
    order.map((/** @type {string} */ id, /** @type {number} */ place) => line(textOf(steps, id), `${place + 1}`)),
  score_inventory: ({ asks }, { scores }, words) =>
    Object.entries(scores).map(([id, score]) =>
      line(score === NO_SCORE ? words.no_score : score, asks?.find((ask) => ask.id === id)?.label ?? id),
    ),
  set_explorer: (_, { parameters }) => Object.entries(parameters).map(([name, value]) => line(value, name)),
  rate_transcript: ({ turns, scale }, { ratings }) =>
    Object.entries(ratings).map(([id, value]) =>
      line(`${value} ${scale?.find((step) => step.value === value)?.label ?? ""}`, textOf(turns, id)),
    ),
  short_text: tellText,
  essay: tellText,
};

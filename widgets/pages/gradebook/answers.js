/** What a student answered, in words; whatever has not the shape that was asked for is shown as it is. */

import { make } from "../../host/kit/dom.js";
import { blockNodes, fillSlots, inlineNodes } from "../../classroom/bank/markup.js";
import { foreign } from "./elements.js";

/**
 * @typedef {import("./elements.js").Words} Words
 * @typedef {Record<string, any>} Item
 * @typedef {{ item: Item, numbers: Record<string, number>, answer: any, well_formed: boolean, right: any,
 *   comments: string[], status: string, points: number | null, out_of: number, detail: string }} StudentAnswer
 */

/** Letters of an answer of no known shape that are shown. */
const LONGEST = 2000;

/**
 * @param {{ id: string }[]} parts
 * @param {string} id
 */
const part = (parts, id) => /** @type {any} */ (parts.find((one) => one.id === id));

/** @type {{ [type: string]: (item: Item, answer: any, words: Words) => (string | Node)[][] }} */
const LINES = {
  single_choice: (item, { choice }) => (choice ? [inlineNodes(part(item.choices, choice).text)] : []),
  multiple_choice: (item, { choices }) => (choices ?? []).map((/** @type {string} */ id) => inlineNodes(part(item.choices, id).text)),
  true_false: (_, { choice }, words) => (choice ? [[words[`answer_${choice}`]]] : []),
  numeric: ({ unit }, answer) => Object.values(answer).filter(Boolean).map((text) => [foreign(String(text)), unit ? ` ${unit}` : ""]),
  match: ({ prompts, options }, { pairs }) =>
    Object.entries(pairs ?? {})
      .filter(([, option]) => option)
      .map(([prompt, option]) => [...inlineNodes(part(prompts, prompt).text), " → ", ...inlineNodes(part(options, String(option)).text)]),
  order: ({ steps }, { order }) => (order ?? []).map((/** @type {string} */ id, /** @type {number} */ place) => [`${place + 1}. `, ...inlineNodes(part(steps, id).text)]),
  score_inventory: ({ asks }, { scores }, words) =>
    Object.entries(scores ?? {})
      .filter(([, text]) => String(text).trim())
      .map(([id, text]) => [`${part(asks, id).label}: `, String(text).trim().toLowerCase() === "none" ? words.no_score : foreign(String(text))]),
  set_explorer: (_, { parameters }) => Object.entries(parameters ?? {}).map(([name, value]) => [`${name} = ${value}`]),
  rate_transcript: ({ turns, scale }, { ratings }) =>
    Object.entries(ratings ?? {}).map(([id, value]) => {
      const step = scale.find((/** @type {{ value: number }} */ one) => one.value === value);
      return [...inlineNodes(part(turns, id).text), " → ", make("strong", {}, step.label)];
    }),
  short_text: (_, { text }) => (text?.trim() ? [[foreign(text)]] : []),
  essay: (_, { text }) => (text?.trim() ? [[foreign(text)]] : []),
};

/**
 * @param {Item} item
 * @param {any} answer  of the right shape
 * @param {Words} words
 */
function inWords(item, answer, words) {
  const lines = LINES[item.type](item, answer ?? {}, words);
  if (lines.length === 0) return make("p", { class: "gradebook__help" }, words.no_answer);
  const list = lines.map((line) => make("li", {}, ...line));
  return make("ul", { class: "gradebook__answer" }, ...list);
}

/**
 * @param {StudentAnswer} given
 * @param {Words} words
 */
export function answerNode({ item, answer, well_formed }, words) {
  if (well_formed) return inWords(item, answer, words);
  const text = JSON.stringify(answer);
  return foreign(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text, "gradebook__foreign gradebook__raw");
}

/**
 * @param {StudentAnswer} given
 * @param {Words} words
 */
export function rightAnswerNodes({ item, right }, words) {
  return right === null ? [] : [make("p", { class: "gradebook__label" }, words.right_answer), inWords(item, right, words)];
}

/**
 * The exercise's text, with the numbers that the student had.
 * @param {Item} item
 * @param {Record<string, number>} numbers
 */
export function promptNodes(item, numbers) {
  return blockNodes(fillSlots(item.prompt, numbers));
}

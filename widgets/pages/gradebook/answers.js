/** What a student answered, in words; whatever has not the shape that was asked for is shown as it is. */

import { make } from "../../host/kit/dom.js";
import { blockNodes, fillSlots, inlineNodes } from "../../classroom/bank/markup.js";
import { ANSWER_TYPES } from "../../exercise_types/answer_registry.js";
import { apart, blocksApart } from "../../host/kit/in_english.js";
import { shorten } from "../../host/kit/text.js";
import { foreign } from "./elements.js";

/**
 * @typedef {import("./elements.js").Words} Words
 * @typedef {import("./calls.js").Item} Item
 * @typedef {import("./calls.js").StudentAnswer} StudentAnswer
 */

/** Letters of an answer of no known shape that are shown. */
const LONGEST = 2000;

/**
 * @param {Item} item
 * @param {any} answer  of the right shape
 * @param {Words} words
 */
function inWords(item, answer, words) {
  const lines = ANSWER_TYPES[item.type].answerText(item, answer ?? {}, words);
  if (lines.length === 0) return make("p", { class: "gradebook__help" }, words.no_answer);
  const list = lines.map(({ label = "", joint = "", text, typed, own }) => {
    const said = typed ? [foreign(text)] : own ? [text] : apart(words, ...inlineNodes(text));
    return make("li", {}, ...(label ? apart(words, ...inlineNodes(label)) : []), joint, ...said);
  });
  return make("ul", { class: "gradebook__answer" }, ...list);
}

/**
 * @param {StudentAnswer} given
 * @param {Words} words
 */
export function answerNode({ item, answer, well_formed }, words) {
  if (well_formed) return inWords(item, answer, words);
  return foreign(shorten(JSON.stringify(answer), LONGEST), "gradebook__foreign gradebook__raw");
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
 * @param {Words} words
 */
export function promptNodes(item, numbers, words) {
  return blocksApart(words, ...blockNodes(fillSlots(item.prompt, numbers)));
}

/**
 * What an answer to an exercise of each type is; a test compares the list with the folders.
 * @typedef {import("../classroom/bank/item.js").Item} Item
 * @typedef {import("../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../classroom/bank/item.js").Key} Key
 * @typedef {import("../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../host/kit/text.js").Problem} Problem
 * @typedef {(name: string, parameters: Record<string, number>) => number} Reader  gives a figure of the explorer
 * @typedef {{ label?: string, joint?: string, text: string, typed?: boolean, own?: boolean }} AnswerLine  typed: in the
 *   student's own words, which are no markup; own: in words of the page; joint: what stands between label and text where both
 *   are on one line
 * @typedef {{
 *   FIELDS: readonly string[],
 *   validField: (value: any, item: Item, problems: Problem[], start: Record<string, number>) => any,
 *   credit: ((item: Item, key: Key, answer: Answer, variant: number, read: Reader) => number) | null,
 *   fullAnswer: (item: Item, key: Key, variant: number) => Answer | null,
 *   answerText: (item: WholeItem, answer: Answer, words: Record<string, string>) => AnswerLine[],
 * }} AnswerType  FIELDS: the names that an answer may have; validField: what of one of them can be kept; credit: null where
 *   a person marks
 */

import * as essay from "./essay/answer.js";
import * as match from "./match/answer.js";
import * as multiple_choice from "./multiple_choice/answer.js";
import * as numeric from "./numeric/answer.js";
import * as order from "./order/answer.js";
import * as rate_transcript from "./rate_transcript/answer.js";
import * as reply from "./reply/answer.js";
import * as score_inventory from "./score_inventory/answer.js";
import * as set_explorer from "./set_explorer/answer.js";
import * as short_text from "./short_text/answer.js";
import * as single_choice from "./single_choice/answer.js";
import * as true_false from "./true_false/answer.js";

/** @type {Record<string, AnswerType>} */
export const ANSWER_TYPES = {
  essay,
  match,
  multiple_choice,
  numeric,
  order,
  rate_transcript,
  reply,
  score_inventory,
  set_explorer,
  short_text,
  single_choice,
  true_false,
};

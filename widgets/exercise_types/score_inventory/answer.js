/**
 * The answer has each score as it was typed, or "none" where no score can be given; as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { formatNumber } from "../../host/kit/numbers.js";
import { trim } from "../../host/kit/spaces.js";
import { idsOf, isShortText, validEntries } from "../shapes.js";
import { isRight } from "../typed_numbers.js";

export const FIELDS = ["scores"];
const NO_SCORE = "none"; // what a student answers where too few items are answered for a score

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, { asks }, problems) {
  return validEntries(value, idsOf(asks), isShortText, problems);
}

/**
 * Tell whether a text says that there is no score.
 * @param {string} text
 */
export function isNoScore(text) {
  return trim(text).toLowerCase() === NO_SCORE;
}

/**
 * Tell whether one score of a sheet is right.
 * @param {string} text
 * @param {number | null} wanted
 * @param {number} tolerance
 */
export function isScore(text, wanted, tolerance) {
  if (isNoScore(text)) return wanted === null;
  return isRight(text, wanted, tolerance);
}

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 */
export function credit(item, { answers, tolerance }, { scores }) {
  const wanted = Object.entries(answers);
  const given = wanted.filter(([id]) => trim(scores[id] ?? "") !== "");
  return given.filter(([id, score]) => isScore(scores[id], score, tolerance)).length / wanted.length;
}

/**
 * @param {Item} _item
 * @param {Key} key
 */
export function fullAnswer(_item, { answers }) {
  const scores = Object.entries(answers).map(([id, score]) => [id, score === null ? NO_SCORE : formatNumber(Number(score))]);
  return { scores: Object.fromEntries(scores) };
}

/**
 * The lines on which something is written.
 * @param {Record<string, string>} scores
 */
export function givenScores(scores) {
  return Object.entries(scores).filter(([, score]) => trim(score) !== "");
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 * @param {Record<string, string>} words
 */
export function answerText({ asks = [] }, { scores = {} }, words) {
  return givenScores(scores).map(([id, score]) => {
    const label = asks.find((ask) => ask.id === id)?.label ?? id;
    const said = isNoScore(score) ? { text: words.no_score, own: true } : { text: score, typed: true };
    return { label, joint: ": ", ...said };
  });
}

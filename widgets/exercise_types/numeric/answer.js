/**
 * A number as it was typed, and where it predicts, a range around it; as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { formatNumber } from "../../host/kit/numbers.js";
import { trim } from "../../host/kit/spaces.js";
import { fill } from "../../host/kit/text.js";
import { isShortText, validOr } from "../shapes.js";
import { isRight } from "../typed_numbers.js";

export const FIELDS = ["text", "low", "high"];

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, item, problems) {
  return validOr(value, isShortText(value), problems);
}

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 * @param {number} variant
 */
export function credit({ unit }, { answers, tolerance }, { text = "" }, variant) {
  return Number(isRight(text, answers[variant], tolerance, unit));
}

/**
 * @param {Item} _item
 * @param {Key} key
 * @param {number} variant
 */
export function fullAnswer(_item, key, variant) {
  return { text: formatNumber(key.answers[variant]) };
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 * @param {Record<string, string>} words
 */
export function answerText({ unit }, { text = "", low = "", high = "" }, words) {
  const number = unit && !trim(text).endsWith(unit) ? `${text} ${unit}` : text;
  const range = low || high ? [{ text: fill(words.range, { low, high }), typed: true }] : [];
  return trim(text) ? [{ text: number, typed: true }, ...range] : range;
}

/**
 * The answer is a text, which a person marks; as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { validOr } from "../shapes.js";
import { trim } from "../../host/kit/spaces.js";

export const FIELDS = ["text"];
export const credit = null;

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, item, problems) {
  return validOr(value, typeof value === "string", problems);
}

export function fullAnswer() {
  return null;
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 */
export function answerText(item, { text = "" }) {
  return trim(text) ? [{ text, typed: true }] : [];
}

/**
 * Keep of an answer from outside what its exercise can hold, and name the rest.
 * @typedef {import("../host/kit/text.js").Problem} Problem
 */

import { isRecord } from "../host/kit/records.js";
import { isLonger, shorten } from "../host/kit/text.js";

const LONGEST_NUMBER = 60; // letters, as in shapes.py

/**
 * Keep nothing.
 * @param {unknown} value
 * @param {Problem[]} problems
 * @returns {Record<string, any>}
 */
export function refuse(value, problems) {
  problems.push({ word: "not_answer", values: { value: shorten(value) } });
  return {};
}

/**
 * Name what is no part of the exercise.
 * @param {unknown} name
 * @param {Problem[]} problems
 */
export function nameUnknown(name, problems) {
  problems.push({ word: "unknown_part", values: { name: shorten(name) } });
}

/**
 * Keep those entries that name a part and fit it.
 * @param {any} given
 * @param {string[]} parts
 * @param {(value: any, name: string) => boolean} fits
 * @param {Problem[]} problems
 * @returns {Record<string, any>}
 */
export function validEntries(given, parts, fits, problems) {
  if (!isRecord(given)) return refuse(given, problems);
  /** @type {Record<string, any>} */
  const kept = {};
  for (const [name, value] of Object.entries(given)) {
    if (!parts.includes(name)) nameUnknown(name, problems);
    else if (fits(value, name)) kept[name] = value;
    else problems.push({ word: "unfit_value", values: { name, value: shorten(value) } });
  }
  return kept;
}

/**
 * Keep a value whole, or not at all.
 * @param {any} value
 * @param {boolean} fits
 * @param {Problem[]} problems
 * @param {string} [word]
 * @returns {any}  the value, or undefined, which is no answer
 */
export function validOr(value, fits, problems, word = "not_answer") {
  if (!fits) problems.push({ word, values: { value: shorten(value) } });
  return fits ? value : undefined;
}

/**
 * @param {{ id: string }[] | undefined} parts
 */
export function idsOf(parts = []) {
  return parts.map(({ id }) => id);
}

/**
 * @param {unknown} value
 */
export function isShortText(value) {
  return typeof value === "string" && !isLonger(value, LONGEST_NUMBER);
}

/**
 * The text of a part, or its name where it has none.
 * @param {{ id: string, text: string }[] | undefined} parts
 * @param {string} id
 */
export function textOf(parts, id) {
  return parts?.find((part) => part.id === id)?.text ?? id;
}

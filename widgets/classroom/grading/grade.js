/**
 * Grades one answer by its key, as grade.py does. A blank stays blank, and what cannot be read is
 * no wrong answer.
 * @typedef {import("../bank/item.js").Item} Item
 * @typedef {Record<string, any>} Key
 * @typedef {Record<string, any>} Answer  empty while blank
 * @typedef {{ status: "scored" | "blank" | "awaiting" | "unreadable", credit: number | null, points: number | null }} Grade
 * @typedef {(name: string, parameters: Record<string, number>) => number} Reader  gives a figure of the explorer
 */

import { quadraticKappa } from "./kappa.js";

export const NO_SCORE = "none"; // what a student answers where too few items are answered for a score
const SLACK = 1e-9;
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;
const FREE_RESPONSES = ["short_text", "essay"];

class Unreadable extends Error {}

/**
 * Read a number as people write it, or give null.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number | null}
 */
export function parseNumber(text, unit = "") {
  let trimmed = text.trim().replaceAll("−", "-");
  if (unit === "%" && trimmed.endsWith("%")) trimmed = trimmed.slice(0, -1).trimEnd();
  return NUMBER.test(trimmed) ? Number(trimmed.replace(",", ".")) : null;
}

/**
 * Tell whether an answer says nothing.
 * @param {any} answer
 * @returns {boolean}
 */
export function isBlank(answer) {
  if (answer === null || answer === undefined) return true;
  if (typeof answer === "string") return answer.trim() === "";
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "object" && Object.values(answer).every(isBlank);
}

/**
 * Grade one answer.
 * @param {Item} item
 * @param {Key} key
 * @param {Answer | null} answer
 * @param {number} [variant]
 * @param {Reader} [read]
 * @returns {Grade}
 */
export function gradeAnswer(item, key, answer, variant = 0, read = noFigures) {
  if (answer === null || isBlank(answer)) return { status: "blank", credit: null, points: null };
  if (FREE_RESPONSES.includes(item.type)) return { status: "awaiting", credit: null, points: null };
  try {
    const credit = CREDIT[item.type](item, key, answer, variant, read);
    return { status: "scored", credit, points: credit * item.points };
  } catch (error) {
    if (error instanceof Unreadable) return { status: "unreadable", credit: null, points: null };
    throw error;
  }
}

/** @type {Reader} */
function noFigures(name) {
  throw new Error(`the figure ${name} needs an explorer`);
}

/**
 * @param {string} text
 * @param {string} [unit]
 */
function number(text, unit) {
  const value = parseNumber(text, unit);
  if (value === null) throw new Unreadable();
  return value;
}

/**
 * Tell whether a value lies within a tolerance, both ends included.
 * @param {number} value
 * @param {number} wanted
 * @param {number} tolerance
 */
export function isClose(value, wanted, tolerance) {
  return Math.abs(value - wanted) <= tolerance + SLACK;
}

/**
 * Tell whether one score of a sheet is right.
 * @param {string} text
 * @param {number | null} wanted
 * @param {number} tolerance
 */
export function isScore(text, wanted, tolerance) {
  if (text.trim().toLowerCase() === NO_SCORE) return wanted === null;
  return wanted !== null && isClose(number(text), wanted, tolerance);
}

/**
 * On which side of what is asked a figure lies: below, above, or within.
 * @param {any} condition
 * @param {Record<string, number>} parameters
 * @param {Reader} read
 */
export function sideOf({ name, kind, low, high }, parameters, read) {
  const value = kind === "control" ? parameters[name] : read(name, parameters);
  if (value >= low - SLACK && value <= high + SLACK) return "within";
  return value < low ? "below" : "above";
}

/**
 * The turns that were rated, with both ratings.
 * @param {Key} key
 * @param {Answer} answer
 */
export function ratedTurns(key, answer) {
  const turns = Object.keys(key.ratings).filter((turn) => turn in answer.ratings);
  const [yours, ours] = [answer.ratings, key.ratings].map((ratings) => turns.map((turn) => ratings[turn]));
  return { turns, yours, ours, kappa: quadraticKappa(yours, ours) };
}

/** @type {Record<string, (item: Item, key: Key, answer: Answer, variant: number, read: Reader) => number>} */
const CREDIT = {
  single_choice: (_, key, { choice }) => Number(choice === key.correct),
  true_false: (_, key, { choice }) => Number(choice === key.correct),
  multiple_choice({ choices = [] }, { correct }, answer) {
    const right = answer.choices.filter((/** @type {string} */ id) => correct.includes(id)).length;
    const wrongs = choices.length - correct.length;
    const lost = wrongs > 0 ? (answer.choices.length - right) / wrongs : 0;
    return Math.max(0, right / correct.length - lost);
  },
  numeric: ({ unit }, { answers, tolerance }, { text = "" }, variant) =>
    Number(isClose(number(text, unit), answers[variant], tolerance)),
  match(_, key, { pairs }) {
    const wanted = Object.entries(key.pairs);
    return wanted.filter(([prompt, option]) => pairs[prompt] === option).length / wanted.length;
  },
  order: (_, key, { order }) =>
    key.order.filter((/** @type {string} */ step, /** @type {number} */ place) => step === order[place]).length / key.order.length,
  score_inventory(_, { answers, tolerance }, { scores }) {
    const wanted = Object.entries(answers);
    const given = wanted.filter(([id]) => (scores[id] ?? "").trim() !== "");
    return given.filter(([id, score]) => isScore(scores[id], score, tolerance)).length / wanted.length;
  },
  set_explorer: (_, { conditions }, { parameters }, __, read) =>
    Number(conditions.every((/** @type {any} */ condition) => sideOf(condition, parameters, read) === "within")),
  rate_transcript(_, key, answer) {
    const { turns, kappa } = ratedTurns(key, answer);
    return (Math.max(0, kappa ?? 0) * turns.length) / Object.keys(key.ratings).length;
  },
};

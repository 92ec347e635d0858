/**
 * The answer has a step of the scale for each turn, as in answer.py.
 * @typedef {import("../../classroom/bank/item.js").Item} Item
 * @typedef {import("../../classroom/bank/item.js").WholeItem} WholeItem
 * @typedef {import("../../classroom/bank/item.js").Key} Key
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../shapes.js").Problem} Problem
 */

import { quadraticKappa } from "../kappa.js";
import { textOf, validEntries } from "../shapes.js";

export const FIELDS = ["ratings"];

/**
 * @param {any} value
 * @param {Item} item
 * @param {Problem[]} problems
 */
export function validField(value, { turns = [], scale = [] }, problems) {
  return validEntries(value, turns, (rating) => scale.some((step) => step.value === rating), problems);
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

/**
 * @param {Item} item
 * @param {Key} key
 * @param {Answer} answer
 */
export function credit(item, key, answer) {
  const { turns, kappa } = ratedTurns(key, answer);
  return (Math.max(0, kappa ?? 0) * turns.length) / Object.keys(key.ratings).length;
}

/**
 * @param {Item} _item
 * @param {Key} key
 */
export function fullAnswer(_item, key) {
  return { ratings: key.ratings };
}

/**
 * @param {WholeItem} item
 * @param {Answer} answer
 */
export function answerText({ turns, scale }, { ratings = {} }) {
  return Object.entries(ratings).map(([id, value]) => ({
    label: textOf(turns, id),
    joint: " → ",
    text: `${value} ${scale?.find((step) => step.value === value)?.label ?? ""}`,
  }));
}

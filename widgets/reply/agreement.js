/**
 * How far two people agree who have marked the same replies by the same criteria; as in agreement.py.
 * @typedef {Record<string, Record<string, boolean>>} Marks  by the reply's id, and there by criterion
 */

import { quadraticKappa } from "../exercise_types/kappa.js";

/**
 * Compare the marks that two people gave to the same replies by the same criteria.
 * @param {Marks} one
 * @param {Marks} other
 * @returns {{ marks: number, same: number, kappa: number | null }}
 */
export function compareMarks(one, other) {
  /** @type {[number[], number[]]} */
  const [first, second] = [[], []];
  for (const [reply, given] of Object.entries(one)) {
    for (const [criterion, mark] of Object.entries(given)) {
      if (!Object.hasOwn(other, reply) || !Object.hasOwn(other[reply], criterion)) continue;
      first.push(Number(mark));
      second.push(Number(other[reply][criterion]));
    }
  }
  const same = first.filter((mark, place) => mark === second[place]).length;
  return { marks: first.length, same, kappa: quadraticKappa(first, second) };
}

/**
 * Numbers as people write them; as in exercise_types/typed_numbers.py.
 * @typedef {{ values: number[], sure: boolean }} TypedNumber
 *   Nothing, one number, or two ("1,056"); sure if nothing but the number, and perhaps its unit, was written.
 */

import { onOneLine, trim } from "./spaces.js";

const TYPED = /^([+-]?) ?((?:[0-9]|[.,' ](?=[0-9])){1,60})(e[+-]?[0-9]{1,2})?(.*)$/i;
const DECIMAL = /^(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)$/;
const GROUPED = /^([1-9][0-9]{0,2}(?:([.,' ])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?$/;
const WORDS = /^[\p{L} .,'()-]*$/u;

/**
 * Read a number as people write it: with a comma or a point, with thousands apart, with words after it.
 * @param {string} text
 * @param {string} [unit]
 * @returns {TypedNumber}
 */
export function readTyped(text, unit = "") {
  const typed = TYPED.exec(onOneLine(text).replace(/[−–‐‑﹣－]/g, "-").replace(/[’ʼ]/g, "'"));
  if (!typed) return { values: [], sure: false };
  const [, sign, figures, power = "", rest] = typed;
  const after = trim(rest);
  const sure = ["", ".", ",", unit.toLowerCase()].includes(after.toLowerCase());
  if (!sure && !WORDS.test(after)) return { values: [], sure: false };
  const meant = plainFigures(figures).slice(0, power ? 1 : 2);
  return { values: meant.map((figure) => Number(sign + figure + power)), sure };
}

/**
 * Write figures as a computer does, in each way that they can be meant.
 * @param {string} figures
 */
function plainFigures(figures) {
  const meant = DECIMAL.test(figures) ? [figures.replace(",", ".")] : [];
  const grouped = GROUPED.exec(figures);
  return grouped ? [...meant, `${grouped[1].replace(/[^0-9]/g, "")}.${grouped[3] ?? 0}`] : meant;
}

/**
 * Read a number as people write it, or give null if it is none or can be read in two ways.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number | null}
 */
export function parseNumber(text, unit) {
  const { values } = readTyped(text, unit);
  return values.length === 1 ? values[0] : null;
}

/** How numbers are written. */

/** @type {Map<number, Intl.NumberFormat>} by how many decimals they write; to make one takes longer than to write */
const WRITERS = new Map();

/**
 * Write a score with two decimals, as Python does: after the dust of adding tenths is off.
 * @param {number} score
 * @returns {string}
 */
export function formatScore(score) {
  return Number(score.toFixed(9)).toFixed(2);
}

/**
 * Write a number as short as it can be, without the dust of binary tenths.
 * @param {number} value
 * @returns {string}
 */
export function formatNumber(value) {
  return String(Number(value.toFixed(6)));
}

/**
 * Write a number with the mark that stands before decimals in the language of some words.
 * @param {string} text
 * @param {Record<string, string>} words
 */
export function withMark(text, { decimal_mark }) {
  return text.replace(".", decimal_mark);
}

/**
 * Write a number as Python's format_number does: ".2f", ".0%", "+.1f"; halves away from zero, and a printed minus.
 * @param {number} value
 * @param {string} spec
 * @returns {string}
 */
export function formatValue(value, spec) {
  const percent = spec.endsWith("%");
  const digits = Number.parseInt(spec.replace(/[^\d]/g, ""), 10);
  const dusted = Number((value * (percent ? 100 : 1)).toFixed(9));
  const text = writerOf(digits).format(Math.abs(dusted));
  const zero = !/[1-9]/.test(text);
  const sign = zero ? "" : dusted < 0 ? "−" : spec.startsWith("+") ? "+" : "";
  return `${sign}${text}${percent ? "%" : ""}`;
}

/** @param {number} digits */
function writerOf(digits) {
  const known = WRITERS.get(digits);
  if (known) return known;
  const writer = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  WRITERS.set(digits, writer);
  return writer;
}

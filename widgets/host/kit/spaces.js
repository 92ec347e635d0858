/**
 * Space as Python has it, so that a text is trimmed and brought onto one line alike here and there: a little more than
 * JavaScript's own, and not the byte order mark.
 */

/** The letters of space, to be put between the brackets of a pattern. */
export const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const ONE = new RegExp(`[${SPACE}]`);
const SOME = new RegExp(`[${SPACE}]+`, "g");

/**
 * A text without the space at its two ends.
 * @param {string} text
 */
export function trim(text) {
  return takeOff(ONE, text);
}

/**
 * A text without some letters at its two ends, each looked at once.
 * @param {RegExp} one  of those letters
 * @param {string} text
 */
export function takeOff(one, text) {
  let [start, end] = [0, text.length];
  while (start < end && one.test(text[start])) start++;
  while (start < end && one.test(text[end - 1])) end--;
  return text.slice(start, end);
}

/**
 * A text on one line, with single spaces.
 * @param {string} text
 */
export function onOneLine(text) {
  return trim(text).replace(SOME, " ");
}

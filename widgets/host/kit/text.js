/**
 * What is said: values in a sentence, and no more of a foreign text than helps.
 * @typedef {{ word: string, values: Record<string, unknown> }} Problem  a word of the widget, and what goes into it
 */

/**
 * Put values into a sentence that came from Python: "{answered} of {items}".
 * @param {string} template
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? String(values[name]) : slot));
}

/**
 * Put more than text into a sentence: its parts in turn, with what stands in each slot.
 * @template Value
 * @param {string} template
 * @param {Record<string, Value | Value[]>} values
 * @returns {(string | Value)[]}
 */
export function fillParts(template, values) {
  const parts = template.split(/\{(\w+)\}/); // splitting by a group gives both
  return parts.flatMap((part, place) => (place % 2 && part in values ? values[part] : place % 2 ? `{${part}}` : part || []));
}

/**
 * Put a sign for "not a letter" where half of one stands (of an emoji cut in two, say), which no file could hold.
 * @param {string} text
 */
export function wholeLetters(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * Show of a foreign value no more than helps to find it.
 * @param {unknown} value
 * @param {number} [longest]  in letters
 */
export function shorten(value, longest = 40) {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/**
 * Whether a text has more letters than are read, as Python counts them: one beyond 16 bits is one.
 * @param {string} text
 * @param {number} longest
 */
export function isLonger(text, longest) {
  return text.length > longest && [...text].length > longest;
}

/**
 * The first letters of a text, of which none is cut in two; the rest of a long one is not looked at.
 * @param {string} text
 * @param {number} count
 */
export function firstLetters(text, count) {
  return Array.from(text.slice(0, 2 * count)).slice(0, count).join("");
}

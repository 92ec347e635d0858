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
 * Write a score with two decimals, as Python does.
 * @param {number} score
 * @returns {string}
 */
export function formatScore(score) {
  return score.toFixed(2);
}

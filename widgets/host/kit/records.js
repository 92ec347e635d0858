/** Objects of names and values, as what comes from outside should be. */

/**
 * Whether a value is an object, and neither nothing nor a list.
 * @param {unknown} value
 */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The value of a control as somebody types it, in the way in which it is written there.
 * @typedef {import("./state.js").Control} Control
 */

import { formatValue } from "../host/kit/numbers.js";
import { readTyped } from "../host/kit/typed_numbers.js";

/**
 * Read a value, or give null if it is no number, outside the range, or can be read in two ways.
 * @param {string} text
 * @param {Control} control
 * @returns {number | null}
 */
export function readControl(text, control) {
  const { format, unit, minimum, maximum } = control;
  const isShare = format.endsWith("%");
  const { values, sure } = readTyped(text, isShare ? "%" : unit);
  const meant = values.map((value) => (isShare ? Number((value / 100).toFixed(12)) : value));
  const possible = meant.filter((value) => value >= minimum && value <= maximum && (!isWhole(control) || Number.isInteger(value)));
  return sure && possible.length === 1 ? possible[0] : null;
}

/**
 * What may be typed, for the words that refuse something else.
 * @param {Control} control
 */
export function rangeOf(control) {
  const [minimum, maximum] = [control.minimum, control.maximum].map((end) => formatValue(end, control.format));
  return { word: isWhole(control) ? "mistyped_whole" : "mistyped", minimum, maximum };
}

/**
 * Whether it counts something: people, sessions.
 * @param {Control} control
 */
function isWhole({ format }) {
  return format.replace("+", "") === ".0f";
}

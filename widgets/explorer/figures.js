/**
 * What an explorer says of a setting: its figures, its sentence, or why the setting cannot be.
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {import("./state.js").Parameters} Parameters
 * @typedef {(name: string) => any} Value  the value of one of the explorer's signals
 * @typedef {{ readouts: { name: string, number: number, text: string }[], sentence: string }} Figures
 */

import { formatValue } from "../host/kit/numbers.js";
import { fill } from "../host/kit/text.js";

/**
 * The controls' values as they are written.
 * @param {Definition} definition
 * @param {Parameters} parameters
 * @returns {Record<string, string>}
 */
export function controlTexts({ controls }, parameters) {
  return Object.fromEntries(controls.map(({ name, format }) => [name, formatValue(parameters[name], format)]));
}

/**
 * The controls' values as they are said, with their units.
 * @param {Definition} definition
 * @param {Parameters} parameters
 * @returns {Record<string, string>}
 */
export function spokenTexts(definition, parameters) {
  const texts = controlTexts(definition, parameters);
  return Object.fromEntries(definition.controls.map(({ name, unit }) => [name, unit ? `${texts[name]} ${unit}` : texts[name]]));
}

/**
 * @param {Definition} definition
 * @param {Parameters} parameters
 * @param {Value} value
 * @returns {string}  empty where the setting can be
 */
export function refusalOf(definition, parameters, value) {
  const broken = definition.constraints.find((_, number) => !value(`constraint_${number}`));
  return broken === undefined ? "" : fill(broken, controlTexts(definition, parameters));
}

/**
 * @param {Definition} definition
 * @param {Parameters} parameters
 * @param {Value} value
 * @returns {Figures}
 */
export function figuresOf(definition, parameters, value) {
  const readouts = definition.readouts.map(({ name, format, choices }) => {
    const number = Number(value(`readout_${name}`));
    return { name, number, text: choices ? choices[Math.round(number)] : formatValue(number, format) };
  });
  const said = definition.messages.find(({ always }, number) => always || value(`message_${number}`));
  const texts = Object.fromEntries(readouts.map(({ name, text }) => [name, text]));
  return { readouts, sentence: fill(said?.text ?? "", { ...controlTexts(definition, parameters), ...texts }) };
}

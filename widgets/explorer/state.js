/**
 * An explorer's controls as they arrive from a link or from this browser's storage, and as they leave in a link.
 * @typedef {Record<string, number>} Parameters
 * @typedef {{ name: string, label: string, minimum: number, maximum: number, step: number, value: number, unit: string, format: string }} Control
 * @typedef {{ control: string, x: boolean, y: boolean }} Handle  x, y: whether it lies at a place along that axis, or at the edge
 * @typedef {{
 *   name: string, title: string, alternative: string, chart: any, signals: { name: string, value?: number, update?: string }[],
 *   controls: Control[], readouts: { name: string, label: string, unit: string, format: string, choices: string[] | null }[],
 *   messages: { text: string, always: boolean }[], constraints: string[], presets: Parameters[],
 *   table: { data: string, fields: string[], rows: number }, start: Parameters, seed: number,
 *   handles: Handle[], samples: number, labels: Record<string, string>,
 * }} Definition
 * @typedef {{ parameters: Parameters, seed: number }} ExplorerState  seed: the number of the sample, where there is one
 * @typedef {import("../host/kit/text.js").Problem} Problem
 */

import { shorten } from "../host/kit/text.js";

/**
 * Keep of a state from outside what the controls can show, and name the rest.
 * @param {any} given
 * @param {Definition} definition
 * @returns {{ state: ExplorerState, problems: Problem[] }}
 */
export function checkState(given, definition) {
  const parameters = checkParameters(given?.parameters ?? {}, definition);
  const seed = checkSeed(given?.seed ?? definition.seed, definition);
  return { state: { parameters: parameters.kept, seed: seed.kept }, problems: [...parameters.problems, ...seed.problems] };
}

/**
 * @param {any} parameters
 * @param {Definition} definition
 */
function checkParameters(parameters, { controls, start }) {
  /** @type {Problem[]} */
  const problems = [];
  if (typeof parameters !== "object" || Array.isArray(parameters)) {
    problems.push({ word: "not_parameters", values: { value: shorten(parameters) } });
    return { kept: start, problems };
  }
  const kept = { ...start };
  for (const [name, value] of Object.entries(parameters)) {
    const control = controls.find((one) => one.name === name);
    if (control === undefined) problems.push({ word: "unknown_control", values: { name: shorten(name) } });
    else if (typeof value === "number" && value >= control.minimum && value <= control.maximum) kept[name] = value;
    else {
      const { minimum, maximum } = control;
      problems.push({ word: "off_range", values: { name, value: shorten(value), minimum, maximum } });
    }
  }
  return { kept, problems };
}

/**
 * @param {any} value
 * @param {Definition} definition
 * @returns {{ kept: number, problems: Problem[] }}
 */
function checkSeed(value, { samples, seed }) {
  if (value === seed || (Number.isInteger(value) && value >= 1 && value <= samples)) return { kept: value, problems: [] };
  if (samples === 0) return { kept: seed, problems: [{ word: "unknown_control", values: { name: "seed" } }] };
  return { kept: seed, problems: [{ word: "off_range", values: { name: "seed", value: shorten(value), minimum: 1, maximum: samples } }] };
}

/**
 * Write a state as the parameters of a link: those controls that were moved, and the sample if it was drawn again.
 * @param {ExplorerState} state
 * @param {Definition} definition
 * @returns {Record<string, string>}
 */
export function toParameters({ parameters, seed }, { start, seed: first }) {
  const moved = Object.entries(parameters).filter(([name, value]) => value !== start[name]);
  const drawn = seed === first ? [] : [["seed", seed]];
  return Object.fromEntries([...moved, ...drawn].map(([name, value]) => [name, String(value)]));
}

/**
 * Read back what toParameters wrote; nothing is believed until checkState has seen it.
 * @param {Record<string, string>} parameters
 */
export function fromParameters(parameters) {
  const numbers = Object.entries(parameters).map(([name, text]) => [
    name,
    text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text,
  ]);
  const { seed, ...moved } = Object.fromEntries(numbers);
  return { parameters: moved, seed };
}

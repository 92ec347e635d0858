/**
 * An explorer's controls as they arrive from a link or from this browser's storage, and as they leave in a link.
 * @typedef {Record<string, number>} Parameters
 * @typedef {{ name: string, label: string, minimum: number, maximum: number, step: number, unit: string, format: string }} Control
 * @typedef {{
 *   name: string, title: string, alternative: string, chart: any, signals: { name: string, value?: number, update?: string }[],
 *   controls: Control[], readouts: { name: string, format: string, choices: string[] | null }[],
 *   messages: { text: string, always: boolean }[], constraints: string[], presets: Parameters[],
 *   table: { data: string, columns: Record<string, string>, rows: number }, start: Parameters,
 * }} Definition
 * @typedef {{ parameters: Parameters }} ExplorerState
 * @typedef {import("../host/kit/text.js").Problem} Problem
 */

import { shorten } from "../host/kit/text.js";

/**
 * Keep of a state from outside what the controls can show, and name the rest.
 * @param {any} given
 * @param {Definition} definition
 * @returns {{ state: ExplorerState, problems: Problem[] }}
 */
export function checkState(given, { controls, start }) {
  const parameters = given?.parameters ?? {};
  if (typeof parameters !== "object" || Array.isArray(parameters)) {
    const problem = { word: "not_parameters", values: { value: shorten(parameters) } };
    return { state: { parameters: start }, problems: [problem] };
  }
  /** @type {Problem[]} */
  const problems = [];
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
  return { state: { parameters: kept }, problems };
}

/**
 * Write a state as the parameters of a link: those controls that were moved.
 * @param {ExplorerState} state
 * @param {Definition} definition
 * @returns {Record<string, string>}
 */
export function toParameters({ parameters }, { start }) {
  const moved = Object.entries(parameters).filter(([name, value]) => value !== start[name]);
  return Object.fromEntries(moved.map(([name, value]) => [name, String(value)]));
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
  return { parameters: Object.fromEntries(numbers) };
}

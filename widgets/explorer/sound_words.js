/**
 * What was heard, in words: from where to where, how the figure goes, and where it is now.
 * @typedef {import("./sound.js").Point} Point
 * @typedef {{ setting: number, figure: number }} Known  a point at which the figure has a value
 * @typedef {{ control: string, figure: string, writeSetting(value: number): string, writeFigure(value: number): string }} Writing
 *   how the control and the figure are called, and how their values are written
 */

import { extentOf } from "./sound.js";
import { fill } from "../host/kit/text.js";

const DUST = 1e-6; // of all that a figure moves: a step back smaller than this is none
const STRAIGHT = 1.5; // times the mean steepness: up to here a line has no place that is the steepest

/**
 * @param {Point[]} points  from the lowest setting to the highest
 * @param {Point} here
 * @param {Writing} writing
 * @param {Record<string, string>} words
 */
export function tellSound(points, here, writing, words) {
  const { control, figure, writeSetting, writeFigure } = writing;
  const known = knownOf(points);
  const told = known.length > 0 ? known : points;
  const ends = { control, figure, from: writeSetting(told[0].setting), to: writeSetting(told[told.length - 1].setting) };
  if (known.length === 0) return fill(words.heard_never, ends);
  const [first, last] = [known[0], known[known.length - 1]].map((point) => writeFigure(point.figure));
  const course = courseOf(known);
  const steepest = course === "rises" || course === "falls" ? steepestOf(known) : null;
  return [
    fill(words[`heard_${course}`], { ...ends, first, last, ...turnsOf(known, writing) }),
    steepest === null ? "" : fill(words.heard_steepest, { steepest: writeSetting(steepest) }),
    known.length < points.length ? words.heard_gap : "",
    here.figure === null ? "" : fill(words.heard_here, { here: writeSetting(here.setting), now: writeFigure(here.figure) }),
  ].filter(Boolean).join(" ");
}

/**
 * @param {Point[]} points
 */
function knownOf(points) {
  return /** @type {Known[]} */ (points.filter(({ figure }) => figure !== null));
}

/**
 * Which way a figure goes: "rises", "falls", "turns", or "level" where it stays, or has no value.
 * @param {Point[]} points
 */
export function courseOf(points) {
  const { low, high } = extentOf(points);
  if (high <= low) return "level";
  const known = knownOf(points);
  const steps = known.slice(1).map(({ figure }, place) => (figure - known[place].figure) / (high - low));
  const [rises, falls] = [steps.some((step) => step > DUST), steps.some((step) => step < -DUST)];
  return rises && falls ? "turns" : rises ? "rises" : "falls";
}

/**
 * Near which setting a figure goes most steeply; null where it goes straight.
 * @param {Known[]} known
 */
export function steepestOf(known) {
  const steepness = (/** @type {Known} */ start, /** @type {Known} */ end) =>
    Math.abs(end.figure - start.figure) / (end.setting - start.setting);
  const steps = known.slice(1).map((end, place) => ({ setting: end.setting, slope: steepness(known[place], end) }));
  const steepest = steps.reduce((best, one) => (one.slope > best.slope ? one : best));
  return steepest.slope > STRAIGHT * steepness(known[0], known[known.length - 1]) ? steepest.setting : null;
}

/**
 * Where a figure is lowest and highest, and how low and high that is.
 * @param {Known[]} known
 * @param {Writing} writing
 */
function turnsOf(known, { writeSetting, writeFigure }) {
  const lowest = known.reduce((best, one) => (one.figure < best.figure ? one : best));
  const highest = known.reduce((best, one) => (one.figure > best.figure ? one : best));
  return {
    lowest: writeFigure(lowest.figure),
    lowest_at: writeSetting(lowest.setting),
    highest: writeFigure(highest.figure),
    highest_at: writeSetting(highest.setting),
  };
}

/** The pictures of a session that is over: the course of the parts, and the changes of many clients. */

import { makeSvg } from "../host/kit/dom.js";

const BOX = { width: 360, left: 30, right: 92, top: 12, bottom: 208 };
const STRAIN = { top: 232, bottom: 282 };
const LINES = [
  { name: "alliance", color: "text", dash: "", width: 2.5 },
  { name: "bond", color: "real", dash: "", width: 2.5 },
  { name: "task", color: "alliance", dash: "7 3", width: 2.5 },
  { name: "goal", color: "second", dash: "2 3", width: 2.5 },
  { name: "other", color: "warm", dash: "10 4 2 4", width: 2.5 },
];
const STRAINS = [
  { name: "withdrawal", color: "quiet", dash: "", width: 2 },
  { name: "confrontation", color: "transference", dash: "5 3", width: 2 },
];
const LABEL_APART = 15;
const BARS = 16;

/**
 * What is drawn of a course, from its start to its end; two are compared by their alliance, for six lines would be too many.
 * @typedef {ReturnType<import("./course.js").Course["play"]>} Played
 * @param {import("./course.js").Course} course
 * @param {Played} played
 * @param {Played | null} other
 * @returns {Record<string, number[]>}
 */
export function linesOf(course, played, other) {
  const statesOf = (/** @type {Played} */ one) => [one.start, ...one.steps.map((step) => step.states)];
  const drawn = other ? course.definition.states.strains : course.names;
  const lines = Object.fromEntries(drawn.map((name) => [name, statesOf(played).map((state) => state[name])]));
  if (!other) return lines;
  const [alliance, changed] = [played, other].map((one) => statesOf(one).map((state) => course.alliance(state)));
  return { ...lines, alliance, other: changed };
}

/**
 * Draw the course: a line for each part, and below it the strain.
 * @param {Record<string, number[]>} lines  values from the start to the last turn, by name
 * @param {Record<string, string>} words
 * @param {string} description
 */
export function drawCourse(lines, words, description) {
  const turns = Math.max(...Object.values(lines).map((line) => line.length)) - 1;
  const x = (/** @type {number} */ turn) => BOX.left + ((BOX.width - BOX.left - BOX.right) * turn) / Math.max(turns, 1);
  const points = (/** @type {number} */ value) => BOX.bottom - ((value - 1) / 4) * (BOX.bottom - BOX.top);
  const share = (/** @type {number} */ value) => STRAIN.bottom - value * (STRAIN.bottom - STRAIN.top);
  const picture = makePicture(318, description);
  for (let value = 1; value <= 5; value++) addGrid(picture, points(value), String(value));
  for (const value of [0, 1]) addGrid(picture, share(value), String(value));
  for (let turn = 0; turn <= turns; turn++) picture.append(label(String(turn), x(turn), 298, "middle"));
  picture.append(label(words.turn_axis, (x(0) + x(turns)) / 2, 314, "middle"));
  addLines(picture, LINES, lines, [x, points], words, [BOX.top, BOX.bottom]);
  addLines(picture, STRAINS, lines, [x, share], words, [STRAIN.top, STRAIN.bottom]);
  return picture;
}

/**
 * @param {SVGElement} picture
 * @param {typeof LINES} looks
 * @param {Record<string, number[]>} lines
 * @param {((value: number) => number)[]} scales
 * @param {Record<string, string>} words
 * @param {number[]} ends
 */
function addLines(picture, looks, lines, [x, y], words, [top, bottom]) {
  const drawn = looks.filter(({ name }) => lines[name] !== undefined);
  const places = drawn.map(({ name }) => ({ name, y: y(lines[name][lines[name].length - 1]) }));
  places.sort((one, other) => one.y - other.y);
  for (const [number, place] of places.entries()) {
    if (number > 0) place.y = Math.max(place.y, places[number - 1].y + LABEL_APART);
  }
  const over = Math.max(0, places[places.length - 1].y - Math.max(bottom, top + LABEL_APART * (places.length - 1)) - 4);
  for (const { name, color, dash, width } of drawn) {
    const path = lines[name].map((value, turn) => `${turn === 0 ? "M" : "L"}${x(turn).toFixed(1)},${y(value).toFixed(1)}`).join("");
    picture.append(makeSvg("path", { d: path, fill: "none", stroke: `var(--picture-${color})`, "stroke-width": width, "stroke-dasharray": dash }));
    const end = places.find((place) => place.name === name)?.y ?? 0;
    picture.append(label(words[name], BOX.width - BOX.right + 6, end - over + 4, "start", `var(--picture-${color})`));
  }
}

/**
 * Draw how many clients had which change.
 * @param {number[]} changes
 * @param {number} mine
 * @param {Record<string, string>} words
 * @param {string} description
 */
export function drawMany(changes, mine, words, description) {
  const reach = Math.max(0.4, ...changes.map(Math.abs));
  const end = Math.ceil(reach * 5) / 5;
  const x = (/** @type {number} */ change) => 24 + ((BOX.width - 48) * (change + end)) / (2 * end);
  const counts = Array.from({ length: BARS }, () => 0);
  for (const change of changes) counts[Math.min(BARS - 1, Math.floor(((change + end) / (2 * end)) * BARS))] += 1;
  const highest = Math.max(...counts);
  const picture = makePicture(186, description);
  const wide = (BOX.width - 48) / BARS;
  counts.forEach((count, bar) => {
    const height = (110 * count) / highest;
    picture.append(makeSvg("rect", { x: 24 + wide * bar + 1, y: 140 - height, width: wide - 2, height, fill: "var(--picture-level-4)" }));
  });
  picture.append(makeSvg("path", { d: `M24,140H${BOX.width - 24}`, stroke: "var(--picture-quiet)" }));
  for (const tick of [-end, 0, end]) picture.append(label(writeChange(tick), x(tick), 156, "middle"));
  picture.append(makeSvg("path", { d: `M${x(mine)},22V140`, stroke: "var(--picture-text)", "stroke-width": 2.5 }));
  picture.append(label(words.yours, x(mine), 16, "middle"), label(words.many_axis, BOX.width / 2, 176, "middle"));
  return picture;
}

/** @param {number} change */
export function writeChange(change) {
  const text = Math.abs(change).toFixed(1);
  return `${Number(text) === 0 ? "" : change > 0 ? "+" : "−"}${text}`;
}

/**
 * @param {number} height
 * @param {string} description
 */
function makePicture(height, description) {
  const picture = makeSvg("svg", { viewBox: `0 0 ${BOX.width} ${height}`, role: "img", "font-size": 12 });
  picture.append(makeSvg("title", {}, description));
  return picture;
}

/**
 * @param {SVGElement} picture
 * @param {number} y
 * @param {string} text
 */
function addGrid(picture, y, text) {
  picture.append(makeSvg("path", { d: `M${BOX.left},${y}H${BOX.width - BOX.right}`, stroke: "var(--picture-line)" }));
  picture.append(label(text, BOX.left - 8, y + 4, "end"));
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 * @param {string} [fill]
 */
function label(text, x, y, anchor, fill = "var(--picture-text)") {
  return makeSvg("text", { x, y, "text-anchor": anchor, fill }, text);
}

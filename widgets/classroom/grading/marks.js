/**
 * Marks as their file has them, which marks.py reads; checked when they come from elsewhere.
 * @typedef {Record<string, any>} Mark  criterion to level; and `comment`, and `points` given by hand
 * @typedef {Map<string, Map<string, Mark>>} MarksOfOne  student's key to exercise to mark
 * @typedef {{ marker: string, by: Map<string, MarksOfOne> }} Kept
 * @typedef {{ format: string, version: number }} Rules  of Python
 */

import { plainCode } from "../assignments/variants.js";
import { isRecord } from "../../host/kit/records.js";

/**
 * @param {string} assignment
 * @param {string} marker
 * @param {MarksOfOne} marks
 * @param {Rules} rules
 */
export function marksFile(assignment, marker, marks, rules) {
  return fileOf(assignment, marker, plainMarks(marks), rules);
}

/**
 * The same for some students only, also for those who have no mark any more.
 * @param {string} assignment
 * @param {string} marker
 * @param {MarksOfOne} marks
 * @param {string[]} codes
 * @param {Rules} rules
 */
export function marksOfSome(assignment, marker, marks, codes, rules) {
  const given = codes.map((code) => [code, Object.fromEntries(marks.get(code) ?? [])]);
  return fileOf(assignment, marker, Object.fromEntries(given), rules);
}

/**
 * @param {string} assignment
 * @param {string} marker
 * @param {Record<string, Record<string, Mark>>} marks
 * @param {Rules} rules
 */
function fileOf(assignment, marker, marks, { format, version }) {
  return `${JSON.stringify({ format, version, assignment, marker, marks }, null, 1)}\n`;
}

/**
 * @param {MarksOfOne} marks
 */
export function countMarks(marks) {
  return [...marks.values()].reduce((sum, ofStudent) => sum + ofStudent.size, 0);
}

/**
 * @param {MarksOfOne} marks
 */
export function plainMarks(marks) {
  const filled = [...marks].filter(([, ofStudent]) => ofStudent.size > 0);
  return Object.fromEntries(filled.map(([key, ofStudent]) => [key, Object.fromEntries(ofStudent)]));
}

/**
 * Read marks as a file has them; null if anything in them is not as it should be.
 * @param {any} stored
 * @returns {MarksOfOne | null}
 */
export function readMarks(stored) {
  const students = entries(stored)?.map(([key, given]) => /** @type {const} */ ([plainCode(key), entries(given)]));
  if (!students || students.some(([, given]) => given === null || !given.every(([, mark]) => isMark(mark)))) return null;
  const read = new Map(students.map(([key, given]) => [key, new Map(given)]));
  return read.size < students.length ? null : read; // a student twice, with capital and with small letters
}

/**
 * Add up the points of the chosen levels; null unless every criterion is marked and all that is marked fits.
 * @param {{ points: number }} item
 * @param {{ id: string, levels: { points: number }[] }[]} rubric
 * @param {Mark} mark
 * @returns {number | null}
 */
export function markPoints(item, rubric, mark) {
  const { comment: _, points, ...chosen } = mark;
  const known = new Map(rubric.map(({ id, levels }) => [id, levels]));
  const fits = Object.entries(chosen).every(([id, level]) => level < (known.get(id)?.length ?? 0));
  if (!fits || points < 0 || points > item.points) return null;
  if (points !== undefined) return points;
  if (rubric.length === 0 || rubric.some(({ id }) => chosen[id] === undefined)) return null;
  return rubric.reduce((total, { id, levels }) => total + levels[chosen[id]].points, 0);
}

/**
 * @param {any} state
 * @returns {Kept | null}
 */
export function checkKept({ marker, by }) {
  const read = entries(by)?.map(([name, stored]) => /** @type {const} */ ([name, readMarks(stored)]));
  if (typeof marker !== "string" || !read || read.some(([, marks]) => marks === null)) return null;
  return { marker, by: new Map(read.map(([name, marks]) => [name, /** @type {MarksOfOne} */ (marks)])) };
}

/**
 * @param {any} value
 * @returns {[string, any][] | null}
 */
function entries(value) {
  return isRecord(value) ? Object.entries(value) : null;
}

/**
 * @param {any} mark
 */
function isMark(mark) {
  const isLevel = (/** @type {unknown} */ level) => Number.isInteger(level) && Number(level) >= 0;
  return (entries(mark) ?? [["", null]]).every(([name, value]) => {
    if (name === "comment") return typeof value === "string";
    return name === "points" ? Number.isFinite(value) : isLevel(value);
  });
}

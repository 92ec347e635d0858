/**
 * Marks as their file has them, which marks.py reads; checked when they come from elsewhere.
 * @typedef {Record<string, any>} Mark  criterion to level; and `comment`, and `points` given by hand
 * @typedef {Map<string, Map<string, Mark>>} MarksOfOne  student's key to exercise to mark
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {{ marker: string, marks: MarksOfOne, decisions: Decision[] }} Given  all that one marker gave
 * @typedef {{ marker: string, by: Map<string, MarksOfOne>, decided: Map<string, Decision[]> }} Kept
 * @typedef {{ format: string, version: number, decided_version: number,
 *   decisions: import("./decisions.js").DecisionRules }} Rules  of Python
 */

import { readDecisions } from "./decisions.js";
import { plainCode } from "../assignments/variants.js";
import { isRecord } from "../../host/kit/records.js";

/**
 * @param {string} assignment
 * @param {Given} given
 * @param {Rules} rules
 */
export function marksFile(assignment, given, rules) {
  return fileOf(assignment, given, plainMarks(given.marks), rules);
}

/**
 * What all markers gave, as files, the marker at work first.
 * @param {string} assignment
 * @param {Kept} kept
 * @param {Rules} rules
 */
export function marksFiles(assignment, { marker, by, decided }, rules) {
  const all = [...new Set([marker, ...by.keys(), ...decided.keys()])];
  const given = all.map((name) => ({ marker: name, marks: by.get(name) ?? new Map(), decisions: decided.get(name) ?? [] }));
  return given.filter((one) => !isEmpty(one)).map((one) => marksFile(assignment, one, rules));
}

/**
 * The same with the marks of some students only, also for those who have none any more, and with all decisions.
 * @param {string} assignment
 * @param {Given} given
 * @param {string[]} codes
 * @param {Rules} rules
 */
export function marksOfSome(assignment, given, codes, rules) {
  const marks = codes.map((code) => [code, Object.fromEntries(given.marks.get(code) ?? [])]);
  return fileOf(assignment, given, Object.fromEntries(marks), rules);
}

/**
 * @param {string} assignment
 * @param {Given} given
 * @param {Record<string, Record<string, Mark>>} marks
 * @param {Rules} rules
 */
function fileOf(assignment, { marker, decisions }, marks, { format, version, decided_version }) {
  const decided = decisions.length > 0 ? { version: decided_version, decisions } : { version };
  return `${JSON.stringify({ format, ...decided, assignment, marker, marks }, null, 1)}\n`;
}

/**
 * @param {MarksOfOne} marks
 */
export function countMarks(marks) {
  return [...marks.values()].reduce((sum, ofStudent) => sum + ofStudent.size, 0);
}

/**
 * @param {Given} given
 */
export function isEmpty({ marks, decisions }) {
  return countMarks(marks) + decisions.length === 0;
}

/**
 * @param {string} marker
 * @returns {Kept}
 */
export function nothingKept(marker) {
  return { marker, by: new Map(), decided: new Map() };
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
 * @param {Rules} rules
 * @returns {Kept | null}
 */
export function checkKept({ marker, by, decided = {} }, rules) {
  const marks = readEach(by, readMarks);
  const decisions = readEach(decided, (stored) => readDecisions(stored, rules.decisions));
  return typeof marker === "string" && marks && decisions ? { marker, by: marks, decided: decisions } : null;
}

/**
 * What is kept, as it is stored.
 * @param {Kept} kept
 */
export function plainKept({ marker, by, decided }) {
  const marks = Object.fromEntries([...by].map(([name, given]) => [name, plainMarks(given)]));
  const some = [...decided].filter(([, decisions]) => decisions.length > 0);
  return { marker, by: marks, ...(some.length > 0 ? { decided: Object.fromEntries(some) } : {}) };
}

/**
 * Read what is kept of each marker; null if one of them cannot be read.
 * @template Read
 * @param {any} stored
 * @param {(one: any) => Read | null} read
 * @returns {Map<string, Read> | null}
 */
function readEach(stored, read) {
  const found = entries(stored)?.map(([name, one]) => /** @type {const} */ ([name, read(one)]));
  return found && found.every(([, one]) => one !== null) ? new Map(/** @type {[string, Read][]} */ (found)) : null;
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

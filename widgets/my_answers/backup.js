/**
 * A file that takes answers to another device, and what comes back from one: a device file has every state, also of
 * what was checked; of a response file the answers are taken.
 * @typedef {import("../classroom/collecting/answer_record.js").Definition} Definition
 * @typedef {import("../classroom/collecting/answer_record.js").ExerciseState} ExerciseState
 * @typedef {import("../classroom/collecting/answer_record.js").AnswerRecord} AnswerRecord
 * @typedef {import("../classroom/collecting/response_file.js").Student} Student
 * @typedef {{ title: string, student: Student, numbers: { [id: string]: unknown }, states: { [id: string]: unknown } }} Backup
 * @typedef {{ name: string, state: ExerciseState }} Found  a state and the name of the widget that takes it
 * @typedef {{ taken: Found[], clashes: Found[], left: Problem[] }} Sorted
 * @typedef {import("../host/kit/text.js").Problem} Problem
 * @typedef {import("../classroom/collecting/response_file.js").Rules} Rules
 */

import { isBlank } from "../classroom/grading/grade.js";
import { isRecord } from "../host/kit/records.js";
import { shorten } from "../host/kit/text.js";
import { checkEntry } from "../classroom/collecting/answer_record.js";
import { now, readPayload } from "../classroom/collecting/response_file.js";

/**
 * Write everything that there is of an assignment.
 * @param {Definition} definition
 * @param {AnswerRecord} record
 * @param {Student} student
 */
export function writeBackup({ assignment, edition, numbers, rules }, record, student) {
  const states = record.entries
    .filter(({ item }) => !record.isBlank(item.id))
    .map(({ item }) => [item.id, record.state(item.id)]);
  const about = { assignment: { id: assignment?.id, title: assignment?.title }, edition, student, variants: numbers };
  const file = { format: rules.device, version: rules.version, ...about, states: Object.fromEntries(states), saved: now() };
  return `${JSON.stringify(file)}\n`;
}

/**
 * Read a file of either kind, or say why it cannot be used.
 * @param {string | null} text  null if it is larger than any such file
 * @param {Rules} rules
 * @returns {Backup | Problem}
 */
export function readBackup(text, rules) {
  if (text === null) return { word: "file_too_large", values: { most: rules.largest / 1_000_000 } };
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { word: "file_not_json", values: {} };
  }
  if (![rules.device, rules.file].includes(file?.format)) return { word: "file_not_ours", values: {} };
  if (file.version !== rules.version) return { word: "file_newer", values: { version: shorten(file.version) } };
  const isOfDevice = file.format === rules.device;
  const contents = isOfDevice ? file : readPayload(file, rules);
  if (contents === null) return { word: "file_damaged", values: {} };
  const given = recordOf(isOfDevice ? contents.states : asStates(contents.answers));
  const student = { code: shortText(contents.student?.code, rules.longest.code), name: shortText(contents.student?.name, rules.longest.name) };
  return { title: shorten(contents.assignment?.title ?? ""), student, numbers: recordOf(contents.variants), states: given };
}

/**
 * @param {unknown} answers
 */
function asStates(answers) {
  return Object.fromEntries(Object.entries(recordOf(answers)).map(([id, answer]) => [id, { answer, checked: false }]));
}

/**
 * @param {any} value
 * @returns {{ [id: string]: unknown }}
 */
function recordOf(value) {
  return isRecord(value) ? value : {};
}

/**
 * @param {unknown} value
 * @param {number} longest
 */
function shortText(value, longest) {
  return typeof value === "string" ? value.slice(0, longest) : "";
}

/**
 * Sort what a file brings: what can be taken at once, where there is another answer already, and what is left out.
 * @param {Backup} backup
 * @param {AnswerRecord} record
 * @returns {Sorted}
 */
export function sortOut({ states, numbers }, record) {
  /** @type {Sorted} */
  const sorted = { taken: [], clashes: [], left: [] };
  for (const [id, given] of Object.entries(states)) {
    const entry = record.entries.find(({ item }) => item.id === id);
    if (entry) sortEntry(entry, given, numbers[id] ?? 0, record, sorted);
    else sorted.left.push({ word: "left_not_here", values: { item: shorten(id) } });
  }
  return sorted;
}

/**
 * @param {import("../classroom/collecting/answer_record.js").Entry} entry
 * @param {unknown} given
 * @param {unknown} theirNumber  which variant the answer belongs to
 * @param {AnswerRecord} record
 * @param {Sorted} sorted
 */
function sortEntry({ item, name, number }, given, theirNumber, record, sorted) {
  const { state, problems } = checkEntry(given, item);
  const values = { item: item.title };
  const varied = (item.variants?.length ?? 0) > 1;
  if (varied && theirNumber !== number) sorted.left.push({ word: "left_other_numbers", values });
  else if (problems.length > 0) sorted.left.push({ word: "left_unfit", values });
  else if (isBlank(state.answer)) return;
  else if (record.isBlank(item.id)) sorted.taken.push({ name, state });
  else if (!sameAnswer(state, record.state(item.id))) sorted.clashes.push({ name, state });
}

/**
 * @param {ExerciseState} one
 * @param {ExerciseState} other
 */
function sameAnswer(one, other) {
  return canonical(one.answer) === canonical(other.answer);
}

/**
 * A value as text in which the order of names plays no part.
 * @param {any} value
 * @returns {string}
 */
function canonical(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.keys(value).sort().map((name) => [name, canonical(value[name])]));
}

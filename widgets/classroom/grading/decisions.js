/**
 * What an instructor decides, as the file of marks has it, which decisions.py reads; checked when it comes from elsewhere.
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {{ fields: Record<string, readonly string[]>, longest_reason: number, moment: string }} DecisionRules  of Python
 */

import { plainCode } from "../assignments/variants.js";
import { isRecord } from "../../host/kit/records.js";
import { trim } from "../../host/kit/spaces.js";

/**
 * Read decisions as a file has them; null if anything in them is not as it should be.
 * @param {any} stored
 * @param {DecisionRules} rules
 * @returns {Decision[] | null}
 */
export function readDecisions(stored, rules) {
  if (!Array.isArray(stored) || !stored.every((one) => isDecision(one, rules))) return null;
  const read = stored.map((one) => ({ ...one, reason: trim(one.reason), ...(one.student ? { student: plainCode(one.student) } : {}) }));
  return new Set(read.map(targetOf)).size < read.length ? null : read;
}

/**
 * What a decision is about: of two with the same target only one can count.
 * @param {Decision} decision
 */
export function targetOf({ kind, student = "", item = "", answer, variant = 0 }) {
  const about = ["override", "excuse"].includes(kind) ? "points" : kind;
  const named = Object.entries(answer ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([about, student, item, variant, named]);
}

/**
 * Add a decision in the place of one about the same.
 * @param {Decision[]} decisions
 * @param {Decision} decision
 */
export function withDecision(decisions, decision) {
  return [...withoutDecision(decisions, decision), decision];
}

/**
 * @param {Decision[]} decisions
 * @param {Decision} decision
 */
export function withoutDecision(decisions, decision) {
  return decisions.filter((one) => targetOf(one) !== targetOf(decision));
}

/**
 * @param {any} stored
 * @param {DecisionRules} rules
 */
function isDecision(stored, { fields, longest_reason, moment }) {
  if (!isRecord(stored) || typeof stored.kind !== "string" || !Object.hasOwn(fields, stored.kind)) return false;
  const wanted = ["kind", "reason", "when", ...fields[stored.kind]];
  if (Object.keys(stored).length !== wanted.length || (stored.item === "" && stored.kind !== "excuse")) return false;
  const isText = (/** @type {any} */ value) => typeof value === "string";
  const isMoment = (/** @type {any} */ value) => isText(value) && new RegExp(`^(?:${moment})$`).test(value) && isDay(value.slice(0, 10));
  const reason = (/** @type {any} */ value) => isText(value) && trim(value) !== "" && [...trim(value)].length <= longest_reason;
  /** @type {Record<string, (value: any) => boolean>} */
  const sound = { reason, kind: isText, item: isText, when: isMoment, until: isMoment, ...SOUND };
  return wanted.every((name) => Object.hasOwn(stored, name) && sound[name](stored[name]));
}

/** @type {Record<string, (value: any) => boolean>} */
const SOUND = {
  student: (value) => typeof value === "string" && plainCode(value) !== "",
  points: (value) => Number.isFinite(value) && value >= 0,
  share: (value) => Number.isFinite(value) && value > 0 && value <= 1,
  variant: (value) => Number.isInteger(value) && value >= 0,
  answer: (value) => isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every(isTextOrList),
};

/** @param {any} value */
function isTextOrList(value) {
  return [value].flat().every((one) => typeof one === "string");
}

/**
 * @param {string} text  as 2026-02-28
 */
function isDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/**
 * Write a time as this clock shows it, with how far that is from the world's.
 * @param {Date} date
 */
export function writeMoment(date) {
  const two = (/** @type {number} */ value) => String(Math.trunc(Math.abs(value))).padStart(2, "0");
  const offset = -date.getTimezoneOffset();
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return `${day}T${time}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}

/**
 * What is chosen, in which order, under which title; kept in this browser while an assignment is being made. Once it was
 * handed out, what is changed may be a mended wording of the same assignment, or another one.
 * @typedef {import("../classroom/assignments/assignment.js").Assignment} Assignment
 * @typedef {{ items: string[], title: string, due: string, variants: boolean, origin: Assignment | null,
 *   isMending: boolean | null }} Choice  origin: as it was handed out last; isMending: null where nobody has said
 * @typedef {import("./start.js").Bank} Bank
 * @typedef {import("./start.js").AssignmentRules} Rules
 */

import { concerns, loadState, saveState } from "../host/storage.js";
import { assignmentId, readAssignmentText } from "../classroom/assignments/assignment.js";
import { onOneLine } from "../host/kit/spaces.js";

const NAME = "assignment-builder";
const WIDGET = "builder";

/**
 * @param {Bank} bank
 * @param {Rules} rules
 * @returns {Choice}
 */
export function recallChoice(bank, rules) {
  const kept = loadState(NAME, WIDGET);
  const given = kept.found === "state" ? kept.state : {};
  const items = Array.isArray(given.items) ? given.items.filter((/** @type {any} */ id) => Object.hasOwn(bank.items, id)) : [];
  const text = (/** @type {any} */ value, /** @type {number} */ longest) => (typeof value === "string" ? value.slice(0, longest) : "");
  const [title, due] = [text(given.title, rules.longest_title), text(given.due, rules.longest_due)];
  const origin = given.origin ? readAssignmentText(assignmentFile(given.origin, rules), bank, rules).assignment : null;
  const isMending = typeof given.isMending === "boolean" ? given.isMending : null;
  return { items: [...new Set(items)].map(String), title, due, variants: given.variants === true, origin, isMending };
}

/**
 * @param {Choice} choice
 */
export function keepChoice(choice) {
  return saveState(NAME, WIDGET, choice);
}

/**
 * Hear that another tab has kept another choice, or may have while the browser had put this page aside.
 * @param {() => void} hear
 */
export function followChoice(hear) {
  addEventListener("storage", ({ key }) => concerns(key, NAME) && hear());
  addEventListener("pageshow", ({ persisted }) => persisted && hear());
}

/**
 * The assignment as its file has it; null while something is missing.
 * @param {Choice} choice
 * @param {Bank} bank
 * @returns {Assignment | null}
 */
export function toAssignment(choice, bank) {
  const { items, variants, origin } = choice;
  const [title, due] = [onOneLine(choice.title), onOneLine(choice.due)];
  if (items.length === 0 || title === "") return null;
  const made = { title, due, items, variants, edition: bank.edition };
  if (!origin || !isMended(choice)) return { ...made, id: assignmentId(title, items, variants), revision: 1 };
  return { ...made, id: origin.id, revision: origin.revision + (differences(choice).length > 0 ? 1 : 0) };
}

/**
 * Tell whether what is chosen is a wording of the assignment that was handed out: unless somebody says otherwise, as long
 * as its exercises are the same.
 * @param {Choice} choice
 */
export function isMended(choice) {
  if (choice.origin === null) return false;
  return choice.isMending ?? !differences(choice).some((what) => what !== "title" && what !== "due");
}

/**
 * In what it differs from what was handed out.
 * @param {Choice} choice
 * @returns {("title" | "due" | "items" | "order" | "variants")[]}
 */
export function differences({ items, title, due, variants, origin }) {
  if (origin === null) return [];
  const hasSame = String(items.toSorted()) === String(origin.items.toSorted());
  const isSame = {
    title: onOneLine(title) === origin.title,
    due: onOneLine(due) === origin.due,
    items: hasSame,
    order: !hasSame || String(items) === String(origin.items),
    variants: variants === origin.variants,
  };
  const names = /** @type {(keyof typeof isSame)[]} */ (Object.keys(isSame));
  return names.filter((name) => !isSame[name]);
}

/**
 * @param {Assignment} assignment
 * @param {Rules} rules
 */
export function assignmentFile({ revision, ...assignment }, { format, version, revised_version }) {
  const head = revision === 1 ? { format, version } : { format, version: revised_version, revision };
  return `${JSON.stringify({ ...head, ...assignment }, null, 1)}\n`;
}

/**
 * Add up the points, or the minutes, of what is chosen.
 * @param {Choice} choice
 * @param {Bank} bank
 * @param {"points" | "minutes"} what
 */
export function total({ items }, bank, what) {
  return items.reduce((sum, id) => sum + bank.items[id][what], 0);
}

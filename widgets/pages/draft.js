/**
 * What is chosen, in which order, under which title; kept in this browser while an assignment is being made.
 * @typedef {{ items: string[], title: string, due: string, variants: boolean }} Choice
 * @typedef {import("./start.js").Bank} Bank
 * @typedef {import("./start.js").AssignmentRules} Rules
 */

import { loadState, saveState } from "../host/storage.js";
import { assignmentId } from "../classroom/assignments/assignment.js";
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
  return { items: [...new Set(items)].map(String), title, due, variants: given.variants === true };
}

/**
 * @param {Choice} choice
 */
export function keepChoice(choice) {
  return saveState(NAME, WIDGET, choice);
}

/**
 * The assignment as its file has it; null while something is missing.
 * @param {Choice} choice
 * @param {Bank} bank
 */
export function toAssignment({ items, title, due, variants }, bank) {
  const clean = onOneLine(title);
  if (items.length === 0 || clean === "") return null;
  return { id: assignmentId(clean, items, variants), title: clean, due: onOneLine(due), items, variants, edition: bank.edition };
}

/**
 * @param {NonNullable<ReturnType<typeof toAssignment>>} assignment
 * @param {Rules} rules
 */
export function assignmentFile(assignment, { format, version }) {
  return `${JSON.stringify({ format, version, ...assignment }, null, 1)}\n`;
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

/**
 * An assignment as it arrives: in a link, or in the file that the assignment builder made. Nothing of it is believed
 * until it is checked; the id of a first wording is computed anew, as assignment.py does.
 * @typedef {{ id: string, title: string, due: string, items: string[], variants: boolean, edition: string,
 *   revision: number }} Assignment
 * @typedef {import("../../host/kit/text.js").Problem} Problem
 * @typedef {{ assignment: Assignment | null, missing: string[], problems: Problem[] }} Found
 * @typedef {{ items: Record<string, any>, edition: string }} Bank
 * @typedef {{ format: string, version: number, revised_version: number, last_revision: number, assignment_id: string,
 *   item_id: string, longest_title: number, longest_due: number }} Rules  of Python
 * @typedef {{ id: unknown, revision: unknown }} Revised  what a mended assignment says of itself
 */

import { onOneLine } from "../../host/kit/spaces.js";
import { shorten, wholeLetters } from "../../host/kit/text.js";
import { sha256 } from "../bank/sha256.js";

const LONGEST = { link: 20_000, file: 200_000 }; // letters that the page looks at
const BYTES_A_LETTER = 4; // at most, in UTF-8
const ENCODED = /^#?assignment%(?:25)*3d/i; // a program took the whole link for one value

/**
 * The id that an assignment has by what is in it.
 * @param {string} title
 * @param {string[]} items
 * @param {boolean} variants
 */
export function assignmentId(title, items, variants) {
  return `a-${sha256(JSON.stringify([title, items, variants])).slice(0, 8)}`;
}

/**
 * The parameters of the students' link.
 * @param {Assignment} assignment
 * @param {Rules} rules
 */
export function toLink({ id, title, due, items, variants, edition, revision }, rules) {
  const version = String(revision === 1 ? rules.version : rules.revised_version);
  const parts = { assignment: version, title, due, items: items.join("."), variants: variants ? "1" : "0", edition };
  return new URLSearchParams(revision === 1 ? parts : { ...parts, id, revision: String(revision) }).toString();
}

/**
 * Read an assignment from the part of a link behind its #; null if the link names none. Every link ends with the edition,
 * or with its revision, so that one which was cut on its way has none.
 * @param {string} hash
 * @param {Bank} bank
 * @param {Rules} rules
 * @returns {Found | null}
 */
export function readAssignmentLink(hash, bank, rules) {
  if (!hash.includes("assignment")) return null;
  if (hash.length > LONGEST.link) return refuse("link_too_long", { letters: hash.length, most: LONGEST.link });
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const version = parameters.get("assignment");
  if (version === null) return ENCODED.test(hash) ? refuse("link_damaged") : null;
  const isRevised = version === String(rules.revised_version);
  const isKnown = isRevised || version === String(rules.version);
  if (/^\d+$/.test(version) && !isKnown) return refuse("newer", { version: shorten(version) });
  if (!isKnown || isCut(parameters, isRevised, bank)) return refuse("link_damaged");
  const part = (/** @type {string} */ name) => parameters.get(name) ?? "";
  const variants = part("variants") || "0";
  if (!["0", "1"].includes(variants)) return refuse("bad_variants", { value: shorten(variants) });
  const items = part("items").split(".").filter((id) => id !== "");
  const given = { title: part("title"), due: part("due"), items, variants: variants === "1", edition: part("edition") };
  return check(given, bank, rules, isRevised ? { id: part("id"), revision: Number(part("revision")) } : null);
}

/**
 * Whether a link ended before its last part did.
 * @param {URLSearchParams} parameters
 * @param {boolean} isRevised
 * @param {Bank} bank
 */
function isCut(parameters, isRevised, bank) {
  if (isRevised) return !parameters.get("revision");
  const edition = parameters.get("edition") ?? "";
  return edition === "" || (edition !== bank.edition && bank.edition.startsWith(edition));
}

/**
 * Read an assignment from the text of a file, or from a link that somebody pasted.
 * @param {string} text
 * @param {Bank} bank
 * @param {Rules} rules
 * @returns {Found}
 */
export function readAssignmentText(text, bank, rules) {
  if (text.length > LONGEST.file) return refuse("text_too_long", { letters: text.length, most: LONGEST.file });
  const link = findLink(text);
  if (link && !text.trimStart().startsWith("{")) return readAssignmentLink(link, bank, rules) ?? refuse("not_assignment");
  let stored;
  try {
    stored = JSON.parse(text);
  } catch {
    return refuse("not_assignment");
  }
  if (stored?.format !== rules.format) return refuse("not_assignment");
  const isRevised = stored.version === rules.revised_version;
  if (!isRevised && stored.version !== rules.version) return refuse("newer", { version: shorten(stored.version) });
  const whole =
    [stored.title, stored.due].every((part) => typeof part === "string") &&
    Array.isArray(stored.items) &&
    typeof stored.variants === "boolean";
  if (!whole) return refuse("damaged");
  const found = check({ ...stored, edition: String(stored.edition) }, bank, rules, isRevised ? stored : null);
  const changed = found.assignment !== null && found.assignment.id !== stored.id;
  return changed ? refuse("changed_by_hand", { id: shorten(stored.id) }) : found;
}

/**
 * Read an assignment from a file, if it is not larger than any such file.
 * @param {File} file
 * @param {Bank} bank
 * @param {Rules} rules
 */
export async function readAssignmentFile(file, bank, rules) {
  if (file.size > BYTES_A_LETTER * LONGEST.file) return refuse("text_too_long", { letters: file.size, most: LONGEST.file });
  return readAssignmentText(await file.text(), bank, rules);
}

/**
 * Find in a text the part of an assignment's link from its # on.
 * @param {string} text
 */
function findLink(text) {
  const links = text.split(/\s+/).filter((word) => word.includes("#")).map((word) => word.slice(word.indexOf("#")));
  return links.find((link) => link.includes("assignment"));
}

/**
 * @param {Omit<Assignment, "id" | "revision">} given
 * @param {Bank} bank
 * @param {Rules} rules
 * @param {Revised | null} revised
 * @returns {Found}
 */
function check(given, bank, rules, revised) {
  const [title, due] = [given.title, given.due].map((text) => onOneLine(wholeLetters(text)));
  if (title === "" || [...title].length > rules.longest_title) return refuse("bad_title", { title: shorten(title) });
  if ([...due].length > rules.longest_due) return refuse("bad_due", { due: shorten(due) });
  const problem = checkItems(given.items, new RegExp(`^(?:${rules.item_id})$`));
  if (problem) return { assignment: null, missing: [], problems: [problem] };
  if (revised && !isRevision(revised, rules)) return refuse("damaged");
  const { items, variants, edition } = given;
  const missing = items.filter((id) => !Object.hasOwn(bank.items, id));
  const problems = [];
  if (missing.length > 0) problems.push({ word: "missing_items", values: { items: missing.map((id) => shorten(id)).join(", ") } });
  if (edition !== bank.edition) {
    problems.push({ word: "other_edition", values: { theirs: shorten(edition), ours: bank.edition } });
  }
  const first = { id: assignmentId(title, items, variants), revision: 1 };
  const { id, revision } = /** @type {{ id: string, revision: number }} */ (revised ?? first);
  return { assignment: { id, title, due, items, variants, edition, revision }, missing, problems };
}

/**
 * @param {Revised} revised
 * @param {Rules} rules
 */
function isRevision({ id, revision }, rules) {
  const isCounted = Number.isInteger(revision) && Number(revision) > 1 && Number(revision) <= rules.last_revision;
  return typeof id === "string" && new RegExp(`^(?:${rules.assignment_id})$`).test(id) && isCounted;
}

/**
 * @param {unknown[]} items
 * @param {RegExp} itemId
 * @returns {Problem | null}
 */
function checkItems(items, itemId) {
  if (items.length === 0) return { word: "no_items", values: {} };
  const strange = items.find((id) => typeof id !== "string" || !itemId.test(id));
  if (strange !== undefined) return { word: "bad_item", values: { item: shorten(strange) } };
  const seen = new Set();
  const twice = items.find((id) => seen.size === seen.add(id).size);
  return twice === undefined ? null : { word: "twice", values: { item: shorten(twice) } };
}

/**
 * @param {string} word
 * @param {Record<string, unknown>} [values]
 * @returns {Found}
 */
function refuse(word, values = {}) {
  return { assignment: null, missing: [], problems: [{ word, values }] };
}

/** Files that look like the instructor's and came with what was handed in: whose they are is asked before they act. */

import { make } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";
import { foreign, makeButton, many } from "./elements.js";

/**
 * @typedef {import("./calls.js").GivenFile} GivenFile
 * @typedef {import("./elements.js").Words} Words
 */

/** What is counted in a file of each kind. */
export const COUNTED = { roster: "student", download: "file", assignment: "exercise", marks: "student" };

/**
 * The question, with each file's name, where it came from and what it would do; nothing if nothing is to be asked.
 * @param {GivenFile[]} files
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
export function askedNodes(files, words) {
  const asked = files.filter((file) => file.asked);
  if (asked.length === 0) return [];
  const list = make("ul", {}, ...asked.map((file) => entry(file, words)));
  const together = asked.length > 1 ? [make("p", { class: "gradebook__actions" }, makeButton(words.use_all, { "data-claim-all": "" }))] : [];
  return [make("div", { class: "book-notice" }, make("p", {}, words.asked), list, ...together)];
}

/**
 * @param {GivenFile} file
 * @param {Words} words
 */
function entry(file, words) {
  const told = make("p", {}, make("strong", {}, foreign(file.name)), ": ", effect(file, words));
  const use = makeButton(words.use_file, { "data-claim": file.name, "aria-label": fill(words.use_named, { name: file.name }) });
  const leave = makeButton(words.leave_file, { "data-leave": file.name, "aria-label": fill(words.leave_named, { name: file.name }) });
  return make("li", { "data-asked": file.name }, told, make("p", { class: "gradebook__actions" }, use, leave));
}

/**
 * @param {GivenFile} file
 * @param {Words} words
 */
function effect({ kind, about, count, by_key, decisions }, words) {
  const part = COUNTED[/** @type {keyof typeof COUNTED} */ (kind)] ?? "key";
  const told = fill(words[`effect_${kind}`], { about, count: many(words, part, count) });
  const decided = decisions > 0 ? [fill(words.effect_decisions, { decisions: many(words, "decision", decisions) })] : [];
  const named = by_key.length > 0 ? [fill(words.effect_by_key, { items: by_key.join(", ") })] : [];
  return [told, ...decided, ...named].join(" ");
}

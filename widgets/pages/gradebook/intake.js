/** How files come in: chosen or dropped, whole folders too; and the list of what each was taken for. */

import { make } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";
import { COUNTED, askedNodes } from "./asked.js";
import { fillList, find, foreign, makeButton, many } from "./elements.js";

/**
 * @typedef {import("./calls.js").GivenFile} GivenFile
 * @typedef {import("./calls.js").State} State
 * @typedef {import("../engine/engine.js").NamedFile} NamedFile
 * @typedef {{ path: string, file: File }} Found
 */

/** In bytes; a download of a large class has a tenth of it. */
const LARGEST = 250_000_000;
/** Files of answers that are listed one by one. */
const FEW = 4;

/**
 * Give the files of a drop; of folders, all that is in them.
 * @param {DataTransfer} transfer
 * @returns {Promise<Found[]>}
 */
export async function dropped(transfer) {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const found = items.map((item) => {
    const entry = item.webkitGetAsEntry?.();
    const file = item.getAsFile();
    return entry?.isDirectory ? walk(/** @type {FileSystemDirectoryEntry} */ (entry)) : file ? [{ path: file.name, file }] : [];
  });
  return (await Promise.all(found)).flat();
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<Found[]>}
 */
async function walk(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const entries = [];
  for (let some; some === undefined || some.length > 0; entries.push(...some)) {
    some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  }
  const found = entries.map(async (entry) => {
    if (entry.isDirectory) return walk(/** @type {FileSystemDirectoryEntry} */ (entry));
    const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  });
  return (await Promise.all(found)).flat();
}

/**
 * Read files; one that cannot be read stops no other.
 * @param {Found[]} found
 * @returns {Promise<{ files: NamedFile[], failed: string[] }>}
 */
export async function readAll(found) {
  /** @type {NamedFile[]} */
  const files = [];
  /** @type {string[]} */
  const failed = [];
  const read = found.map(async ({ path, file }) => {
    if (file.size > LARGEST) return null;
    return file.arrayBuffer().then((buffer) => ({ name: path, bytes: new Uint8Array(buffer) }), () => null);
  });
  (await Promise.all(read)).forEach((one, place) => (one ? files.push(one) : failed.push(found[place].path)));
  return { files, failed };
}

export class IntakeView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   */
  constructor(el, words) {
    this.el = el;
    this.words = words;
  }

  /**
   * @param {State} state
   */
  show({ files, candidates, chosen, needs, items }) {
    const answers = files.filter(({ kind }) => kind === "answers");
    const single = answers.length > FEW ? files.filter(({ kind }) => kind !== "answers") : files;
    const list = find(this.el, "[data-slot=files]");
    const open = list.querySelector("details")?.open ?? false;
    fillList(list, single, (file) => this.entry(file), this.words);
    if (answers.length > FEW) list.prepend(this.folded(answers, open));
    this.ask(askedNodes(files, this.words));
    this.showAssignment(candidates, chosen, items?.length ?? 0);
    find(this.el, "[data-slot=needs]").replaceChildren(...(needs && files.length > 0 ? this.needed(needs) : []));
  }

  /**
   * Ask, where it can be seen: on a narrow screen the question comes below what was just pressed.
   * @param {HTMLElement[]} question
   */
  ask(question) {
    const place = find(this.el, "[data-slot=asked]");
    const isNew = place.childElementCount === 0;
    place.replaceChildren(...question);
    if (isNew) question[0]?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {GivenFile} file
   */
  entry(file) {
    const button = makeButton(this.words.remove, { "data-remove": file.name });
    button.setAttribute("aria-label", fill(this.words.remove_file, { name: file.name }));
    const actions = file.kind === "marks" && !file.asked ? [makeButton(this.words.continue_marking, { "data-continue": file.name })] : [];
    const what = make("span", { class: "gradebook__what" }, this.what(file));
    const attributes = { "data-kind": file.kind, "data-name": file.name };
    return make("li", attributes, make("span", {}, foreign(file.name), " ", what), ...actions, button);
  }

  /**
   * @param {GivenFile} file
   */
  what({ kind, about, count, counts, problem, asked, decisions }) {
    const words = this.words;
    const part = COUNTED[/** @type {keyof typeof COUNTED} */ (kind)] ?? "key";
    const values = { about, count: many(words, part, count), system: words[`system_${about}`] ?? "", decisions: many(words, "decision", decisions) };
    if (kind === "unknown") return fill(words.kind_unknown, { problem: problem || words.unknown_help });
    const special = kind === "download" && !about ? "kind_zip" : decisions > 0 ? "kind_marks_decided" : `kind_${kind}`;
    const told = fill(words[special], values);
    if (asked) return `${told} ${words.waits_for_you}`;
    return counts ? told : `${told} ${words[kind === "assignment" ? "other_assignment_counts" : "newer_counts"]}`;
  }

  /**
   * Many files of answers take one line.
   * @param {GivenFile[]} answers
   * @param {boolean} open
   */
  folded(answers, open) {
    const list = make("ul", {});
    fillList(list, answers, (file) => this.entry(file), this.words);
    const summary = make("summary", {}, fill(this.words.kind_many_answers, { count: answers.length }));
    const details = /** @type {HTMLDetailsElement} */ (make("details", {}, summary, list));
    details.open = open;
    return make("li", { "data-kind": "answers" }, details, makeButton(this.words.remove_all, { "data-remove-all": "" }));
  }

  /**
   * @param {import("./calls.js").Candidate[]} candidates
   * @param {string} chosen
   * @param {number} exercises
   */
  showAssignment(candidates, chosen, exercises) {
    const one = candidates.find(({ id }) => id === chosen);
    const label = find(this.el, "[data-slot=assignment]");
    const select = /** @type {HTMLSelectElement} */ (label.querySelector("select"));
    label.hidden = candidates.length < 2;
    const options = candidates.map(({ id, title, named }) => {
      return new Option(fill(this.words.assignment_option, { title, count: many(this.words, "file", named) }), id, id === chosen, id === chosen);
    });
    select.replaceChildren(...options);
    const word = exercises > 0 && one ? this.words[`assignment_${one.source}`] : "";
    const told = fill(word, { title: one?.title, id: chosen, exercises: many(this.words, "exercise", exercises) });
    find(this.el, "[data-slot=chosen]").textContent = told;
  }

  /**
   * @param {import("./calls.js").Needs} needs
   */
  needed({ what, missing = 0, named = [] }) {
    const words = this.words;
    const which = what === "assignment" && named.length === 0 ? "needs_assignment_unnamed" : `needs_${what}`;
    const list = named.map(({ id, title, count }) => {
      return make("li", {}, foreign(fill(words.needs_named, { id, title, count: many(words, "file", count) })));
    });
    const told = make("p", {}, fill(words[which], { count: many(words, "exercise", missing) }));
    return [make("div", { class: "book-notice" }, told, ...(list.length > 0 ? [make("ul", {}, ...list)] : []))];
  }
}

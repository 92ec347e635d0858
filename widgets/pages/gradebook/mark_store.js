/**
 * The marks that are given in this browser, by marker: kept while they are made, whatever the storage does.
 * @typedef {import("../../classroom/grading/marks.js").Mark} Mark
 * @typedef {import("../../classroom/grading/marks.js").MarksOfOne} MarksOfOne
 * @typedef {import("../../classroom/grading/marks.js").Kept} Kept
 */

import { loadState, quarantine, saveState, storageKey, storedNames } from "../../host/storage.js";
import { checkKept, countMarks, marksFile, marksOfSome, plainMarks } from "../../classroom/grading/marks.js";

const WIDGET = "gradebook";
const BEGINNING = "marks-";

export class MarkStore {
  /**
   * @param {import("../../classroom/grading/marks.js").Rules} rules
   * @param {(problem: "storage_failed" | "marks_unreadable", place: string) => void} tell
   */
  constructor(rules, tell) {
    this.rules = rules;
    this.tell = tell;
    this.assignment = "";
    /** @type {Kept} */
    this.kept = { marker: "", by: new Map() };
    this.isKept = true;
  }

  /**
   * Turn to an assignment, with whatever this browser has kept for it.
   * @param {string} assignment
   */
  turnTo(assignment) {
    if (assignment === this.assignment) return;
    this.assignment = assignment;
    this.kept = this.recall() ?? { marker: this.kept.marker, by: new Map() };
  }

  get name() {
    return BEGINNING + this.assignment;
  }

  /**
   * Read what is kept; null if nothing is, or nothing that can be read, which is set aside.
   * @returns {Kept | null}
   */
  recall() {
    const found = loadState(this.name, WIDGET);
    if (found.found === "nothing") return null;
    const kept = found.found === "state" ? checkKept(found.state) : null;
    if (kept === null) this.tell("marks_unreadable", quarantine(this.name, found.found === "state" ? JSON.stringify(found.state) : found.text));
    return kept;
  }

  /**
   * @param {string} place  a name in this browser's storage that another page has written to
   */
  isAt(place) {
    return place === storageKey(this.name);
  }

  get marker() {
    return this.kept.marker;
  }

  /**
   * @param {string} [marker]
   * @returns {MarksOfOne}
   */
  of(marker = this.marker) {
    return this.kept.by.get(marker) ?? new Map();
  }

  /**
   * @param {string[]} codes  under which a student's marks may stand
   * @param {string} item
   * @returns {Mark}
   */
  mark(codes, item) {
    return codes.map((code) => this.of().get(code)?.get(item)).find((mark) => mark !== undefined) ?? {};
  }

  /**
   * What the marker at work has written to students about an exercise, the most frequent first.
   * @param {string} item
   */
  commentsOn(item) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const ofStudent of this.of().values()) {
      const comment = ofStudent.get(item)?.comment;
      if (comment) counts.set(comment, (counts.get(comment) ?? 0) + 1);
    }
    return [...counts].sort(([, one], [, other]) => other - one).map(([comment]) => comment);
  }

  /** Take over the marks that another page has written; who marks here stays. */
  refresh() {
    this.kept = { ...this.kept, by: this.recall()?.by ?? this.kept.by };
  }

  /**
   * Change what is kept, beginning with what another page may have written meanwhile.
   * @param {(kept: Kept) => void} change
   */
  change(change) {
    if (this.isKept) this.refresh();
    change(this.kept);
    const by = Object.fromEntries([...this.kept.by].map(([marker, marks]) => [marker, plainMarks(marks)]));
    this.isKept = saveState(this.name, WIDGET, { marker: this.kept.marker, by });
    if (!this.isKept) this.tell("storage_failed", "");
  }

  /**
   * @param {string[]} codes
   * @param {string} item
   * @param {Mark} mark  an empty one takes the mark away
   */
  setMark(codes, item, mark) {
    this.change((kept) => {
      const marks = kept.by.get(kept.marker) ?? new Map();
      for (const code of codes) marks.get(code)?.delete(item);
      const ofStudent = marks.get(codes[0]) ?? new Map();
      if (Object.keys(mark).length > 0) marks.set(codes[0], ofStudent.set(item, mark));
      kept.by.set(kept.marker, marks);
    });
  }

  /**
   * @param {string} marker
   */
  setMarker(marker) {
    this.change((kept) => {
      kept.marker = marker;
    });
  }

  /**
   * Put the marks of one marker in the place of those that are there. Gives the earlier ones.
   * @param {string} marker
   * @param {MarksOfOne} marks
   */
  replace(marker, marks) {
    const before = this.of(marker);
    this.change((kept) => {
      if (marks.size > 0) kept.by.set(marker, marks);
      else kept.by.delete(marker);
    });
    return before;
  }

  /** All marks as files have them, by assignment: which of them is graded is found out where the answers are read. */
  textsByAssignment() {
    /** @type {Map<string, Kept>} */
    const known = new Map();
    for (const name of storedNames(BEGINNING)) {
      const found = loadState(name, WIDGET);
      const kept = found.found === "state" ? checkKept(found.state) : null;
      if (kept) known.set(name.slice(BEGINNING.length), kept);
    }
    known.set(this.assignment, this.kept);
    return Object.fromEntries([...known].map(([assignment, kept]) => [assignment, textsOf(assignment, kept, this.rules)]));
  }

  /**
   * What the marker at work has given to some students.
   * @param {string[]} codes
   */
  textOf(codes) {
    return marksOfSome(this.assignment, this.marker, this.of(), codes, this.rules);
  }

  text() {
    return marksFile(this.assignment, this.marker, this.of(), this.rules);
  }
}

/**
 * The marks of all markers as files have them, those of the marker at work first.
 * @param {string} assignment
 * @param {Kept} kept
 * @param {import("../../classroom/grading/marks.js").Rules} rules
 */
function textsOf(assignment, { marker, by }, rules) {
  const markers = [...by.keys()].filter((name) => countMarks(/** @type {MarksOfOne} */ (by.get(name))) > 0);
  markers.sort((one, other) => Number(other === marker) - Number(one === marker));
  return markers.map((name) => marksFile(assignment, name, /** @type {MarksOfOne} */ (by.get(name)), rules));
}

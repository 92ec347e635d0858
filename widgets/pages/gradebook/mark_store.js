/**
 * The marks and decisions that are made in this browser, by marker: kept while they are made, whatever the storage does.
 * @typedef {import("../../classroom/grading/marks.js").Mark} Mark
 * @typedef {import("../../classroom/grading/marks.js").MarksOfOne} MarksOfOne
 * @typedef {import("../../classroom/grading/marks.js").Given} Given
 * @typedef {import("../../classroom/grading/marks.js").Kept} Kept
 * @typedef {import("../../classroom/grading/decision.js").Decision} Decision
 */

import { loadState, quarantine, saveState, storageKey, storedNames } from "../../host/storage.js";
import { withDecision, withoutDecision } from "../../classroom/grading/decisions.js";
import { checkKept, marksFile, marksFiles, marksOfSome, nothingKept, plainKept } from "../../classroom/grading/marks.js";

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
    this.kept = nothingKept("");
    this.isKept = true;
  }

  /**
   * Turn to an assignment, with whatever this browser has kept for it.
   * @param {string} assignment
   */
  turnTo(assignment) {
    if (assignment === this.assignment) return;
    this.assignment = assignment;
    this.kept = this.recall() ?? nothingKept(this.kept.marker);
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
    const kept = found.found === "state" ? checkKept(found.state, this.rules) : null;
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
   * All that a marker gave.
   * @param {string} [marker]
   * @returns {Given}
   */
  given(marker = this.marker) {
    return { marker, marks: this.of(marker), decisions: this.kept.decided.get(marker) ?? [] };
  }

  /**
   * @param {string[]} codes  under which a student's marks may stand
   * @param {string} item
   * @returns {Mark}
   */
  mark(codes, item) {
    return codes.map((code) => this.of().get(code)?.get(item)).find((mark) => mark !== undefined) ?? {};
  }

  /** Take over the marks that another page has written; who marks here stays. */
  refresh() {
    this.kept = { ...(this.recall() ?? this.kept), marker: this.kept.marker };
  }

  /**
   * Change what is kept, beginning with what another page may have written meanwhile.
   * @param {(kept: Kept) => void} change
   */
  change(change) {
    if (this.isKept) this.refresh();
    change(this.kept);
    this.isKept = saveState(this.name, WIDGET, plainKept(this.kept));
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
   * @param {Decision} decision  of the marker at work
   */
  decide(decision) {
    this.change(({ marker, decided }) => decided.set(marker, withDecision(decided.get(marker) ?? [], decision)));
  }

  /**
   * @param {string} marker
   * @param {Decision} decision
   */
  takeBack(marker, decision) {
    this.change(({ decided }) => decided.set(marker, withoutDecision(decided.get(marker) ?? [], decision)));
  }

  /**
   * Put what one marker gave in the place of what is there. Gives the earlier.
   * @param {Given} given
   */
  replace({ marker, marks, decisions }) {
    const before = this.given(marker);
    this.change(({ by, decided }) => {
      if (marks.size > 0) by.set(marker, marks);
      else by.delete(marker);
      decided.set(marker, decisions);
    });
    return before;
  }

  /** All marks as files have them, by assignment: which of them is graded is found out where the answers are read. */
  textsByAssignment() {
    /** @type {Map<string, Kept>} */
    const known = new Map();
    for (const name of storedNames(BEGINNING)) {
      const found = loadState(name, WIDGET);
      const kept = found.found === "state" ? checkKept(found.state, this.rules) : null;
      if (kept) known.set(name.slice(BEGINNING.length), kept);
    }
    known.set(this.assignment, this.kept);
    return Object.fromEntries([...known].map(([assignment, kept]) => [assignment, marksFiles(assignment, kept, this.rules)]));
  }

  /**
   * What the marker at work has given to some students.
   * @param {string[]} codes
   */
  textOf(codes) {
    return marksOfSome(this.assignment, this.given(), codes, this.rules);
  }

  text() {
    return marksFile(this.assignment, this.given(), this.rules);
  }
}

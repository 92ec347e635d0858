/** Who marks, and where the marks of this browser go: to a file and back, to other initials, or away. */

import { offerDownload } from "../../host/kit/downloads.js";
import { dismissNotice, showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { find, many } from "./elements.js";
import { countMarks, readMarks } from "../../classroom/grading/marks.js";

/** @typedef {import("../../classroom/grading/marks.js").MarksOfOne} MarksOfOne */

export class MarkerView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   * @param {import("./mark_store.js").MarkStore} store
   * @param {() => void} changed  shows the marks anew
   */
  constructor(el, words, grading, store, changed) {
    this.el = el;
    this.words = words;
    this.grading = grading;
    this.store = store;
    this.changed = changed;
    this.field = /** @type {HTMLInputElement} */ (find(el, "[name=marker]"));
    this.field.addEventListener("change", () => this.change(this.field.value.trim()));
    el.addEventListener("click", ({ target }) => {
      const { action } = /** @type {HTMLElement} */ (target).closest("button")?.dataset ?? {};
      if (action === "save-marks") this.save();
      else if (action === "erase-marks") this.erase();
    });
  }

  show() {
    this.field.value = this.store.marker;
    const none = countMarks(this.store.of()) === 0;
    for (const action of ["save-marks", "erase-marks"]) {
      /** @type {HTMLButtonElement} */ (find(this.el, `[data-action=${action}]`)).disabled = none;
    }
  }

  /** Show what changed, and have it graded. */
  update() {
    this.changed();
    this.show();
    this.grading.later();
  }

  /**
   * @param {string} word
   * @param {Record<string, unknown>} values
   * @param {{ [word: string]: () => void }} actions
   */
  ask(word, values, actions = {}) {
    const offered = Object.entries(actions).map(([label, run]) => ({ label: fill(this.words[label], values), run }));
    showNotice(this.el, "marker", fill(this.words[word], values), offered, "marking-notices");
  }

  /**
   * @param {string} marker
   */
  change(marker) {
    const before = this.store.marker;
    if (marker === before) return;
    const marks = this.store.of(before);
    this.store.setMarker(marker);
    dismissNotice(this.el, "marker");
    this.update();
    if (marker === "" || countMarks(marks) === 0 || countMarks(this.store.of(marker)) > 0) return;
    const values = { marks: many(this.words, "answer", countMarks(marks)), before, marker };
    const move = () => {
      this.store.replace(before, new Map());
      this.replace(marker, marks);
    };
    this.ask("marker_changed", values, { move_marks: move, leave_marks: () => {} });
  }

  /**
   * @param {string} marker
   * @param {MarksOfOne} marks
   */
  replace(marker, marks) {
    const before = this.store.replace(marker, marks);
    this.update();
    return before;
  }

  save() {
    const marker = this.store.marker;
    const slug = marker.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "marker";
    const name = `marks-${this.store.assignment}-${slug}.json`;
    offerDownload(name, "application/json", this.store.text());
    this.ask("marks_saved", { name, marks: many(this.words, "answer", countMarks(this.store.of())) });
  }

  erase() {
    const { marker } = this.store;
    const before = this.replace(marker, new Map());
    const values = { marks: many(this.words, "answer", countMarks(before)), marker };
    this.ask("marks_erased", values, { undo: () => void this.replace(marker, before) });
  }

  /**
   * Go on with the marks of a file that was given.
   * @param {string} name
   */
  async continueWith(name) {
    const result = (await this.grading.ask("marks", { name }))?.result;
    const marks = readMarks(result?.marks);
    if (marks === null || result?.assignment !== this.store.assignment) return this.ask("marks_of_another", { name });
    const { marker } = result;
    this.store.setMarker(marker);
    const before = this.replace(marker, marks);
    const values = { marks: many(this.words, "answer", countMarks(marks)), marker, name };
    const undo = { undo: () => void this.replace(marker, before) };
    return this.ask(countMarks(before) > 0 ? "marks_replaced" : "marks_taken", values, countMarks(before) > 0 ? undo : {});
  }
}

/** Who marks, and where the marks of this browser go: to a file and back, to other initials, or away. */

import { offerDownload } from "../../host/kit/downloads.js";
import { dismissNotice, showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { find, many } from "./elements.js";
import { readDecisions } from "../../classroom/grading/decisions.js";
import { countMarks, isEmpty, readMarks } from "../../classroom/grading/marks.js";

/** @typedef {import("../../classroom/grading/marks.js").Given} Given */

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
    addEventListener("storage", ({ key }) => {
      if (key === null || !store.isAt(key)) return;
      store.refresh();
      this.update();
    });
    el.addEventListener("click", ({ target }) => {
      const { action } = /** @type {HTMLElement} */ (target).closest("button")?.dataset ?? {};
      if (action === "save-marks") this.save();
      else if (action === "erase-marks") this.erase();
    });
  }

  show() {
    this.field.value = this.store.marker;
    const none = isEmpty(this.store.given());
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
    const given = this.store.given(before);
    this.store.setMarker(marker);
    dismissNotice(this.el, "marker");
    this.update();
    if (marker === "" || isEmpty(given) || !isEmpty(this.store.given(marker))) return;
    const move = () => {
      this.store.replace({ marker: before, marks: new Map(), decisions: [] });
      this.replace({ ...given, marker });
    };
    this.ask("marker_changed", { marks: this.told(given), before, marker }, { move_marks: move, leave_marks: () => {} });
  }

  /**
   * "2 answers", and how many decisions.
   * @param {Given} given
   */
  told({ marks, decisions }) {
    const answers = many(this.words, "answer", countMarks(marks));
    return decisions.length > 0 ? fill(this.words.and_decisions, { answers, decisions: many(this.words, "decision", decisions.length) }) : answers;
  }

  /** @param {Given} given */
  replace(given) {
    const before = this.store.replace(given);
    this.update();
    return before;
  }

  save() {
    const marker = this.store.marker;
    const slug = marker.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "marker";
    const name = `marks-${this.store.assignment}-${slug}.json`;
    offerDownload(name, "application/json", this.store.text());
    this.ask("marks_saved", { name, marks: this.told(this.store.given()) });
  }

  erase() {
    const { marker } = this.store;
    const before = this.replace({ marker, marks: new Map(), decisions: [] });
    this.ask("marks_erased", { marks: this.told(before), marker }, { undo: () => void this.replace(before) });
  }

  /**
   * Go on with the marks of a file that was given.
   * @param {string} name
   */
  async continueWith(name) {
    const result = (await this.grading.ask("marks", { name }))?.result;
    const marks = readMarks(result?.marks);
    const decisions = readDecisions(result?.decisions ?? [], this.store.rules.decisions);
    if (marks === null || decisions === null || result?.assignment !== this.store.assignment) return this.ask("marks_of_another", { name });
    const given = { marker: result.marker, marks, decisions };
    this.store.setMarker(given.marker);
    const before = this.replace(given);
    const values = { marks: this.told(given), marker: given.marker, name };
    if (isEmpty(before)) return this.ask("marks_taken", values);
    return this.ask("marks_replaced", values, { undo: () => void this.replace(before) });
  }
}

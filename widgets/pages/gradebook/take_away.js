/** The files of grades: who is in them, who is not, and why. */

import { make } from "../../host/kit/dom.js";
import { offerDownload } from "../../host/kit/downloads.js";
import { fill } from "../../host/kit/text.js";
import { fillList, find, foreign, many, told } from "./elements.js";

/** @typedef {import("./calls.js").Grades} Grades */

const NEED_ROSTER = ["canvas", "moodle", "blackboard"];
const OF_STUDENTS = [...NEED_ROSTER, "plain"];

export class TakeAwayView {
  /**
   * @param {HTMLElement} el  the page: problems can be taken away where they stand, too
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   */
  constructor(el, words, grading) {
    this.el = el;
    this.words = words;
    this.grading = grading;
    el.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      const section = button?.closest("section");
      if (section && button?.dataset.export !== undefined) void this.take(button.dataset.export, find(section, "[data-slot=report]"));
    });
  }

  /**
   * @param {Grades} grades
   */
  show(grades) {
    this.grades = grades;
    find(this.el, "[data-slot=no-roster]").hidden = grades.roster !== null;
    const graded = grades.rows.some(({ cells }) => cells.some((cell) => cell !== null));
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (this.el.querySelectorAll("[data-export]"))) {
      const kind = String(button.dataset.export);
      button.disabled = (NEED_ROSTER.includes(kind) && grades.roster === null) || (kind === "item_analysis" && !graded);
      button.classList.toggle("gradebook__main", kind === (grades.roster ?? "plain"));
    }
  }

  /**
   * @param {string} kind
   * @param {HTMLElement} place  where to tell about it
   */
  async take(kind, place) {
    const answer = await this.grading.ask("export", { kind });
    if (!answer) return;
    const [{ name, bytes }] = answer.files;
    offerDownload(name, name.endsWith(".zip") ? "application/zip" : "text/csv", new Blob([new Uint8Array(bytes)]));
    const say = (/** @type {string} */ note) => (kind.startsWith("feedback") ? foreign(note) : told(this.words, note));
    const notes = answer.result.notes.map((note) => make("p", {}, say(note)));
    place.replaceChildren(...this.report(kind, name, answer.result.left_out), ...notes);
  }

  /**
   * @param {string} kind
   * @param {string} file
   * @param {{ student: string, reason: string }[]} leftOut
   */
  report(kind, file, leftOut) {
    const made = [fill(this.words.made, { file })];
    const empty = this.grades?.rows.filter(({ total, label }) => total === null && !leftOut.some(({ student }) => student === label)).length ?? 0;
    if (OF_STUDENTS.includes(kind)) made.push(this.words[`into_${kind}`]);
    if (OF_STUDENTS.includes(kind) && empty > 0) made.push(fill(this.words.without_total, { students: many(this.words, "student", empty) }));
    if (leftOut.length === 0) return [make("p", {}, made.join(" "))];
    const list = make("ul", {});
    fillList(list, leftOut, ({ student, reason }) => make("li", {}, foreign(student), " ", told(this.words, reason)), this.words);
    const students = many(this.words, "student", leftOut.length);
    return [make("p", {}, made.join(" ")), make("p", {}, fill(this.words.left_out, { students })), list];
  }
}

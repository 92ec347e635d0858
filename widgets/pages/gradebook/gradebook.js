/** The instructor's gradebook: wires what comes in, what the engine makes of it, and what is shown. */

import { dismissNotice, showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { Engine } from "../engine/engine.js";
import { AgreementView } from "./agreement.js";
import { AnalysisView } from "./analysis.js";
import { BusyView } from "./busy.js";
import { applyChanges } from "./changes.js";
import { Deciding } from "./deciding.js";
import { DecisionsView } from "./decisions.js";
import { find } from "./elements.js";
import { Grading } from "./engine_calls.js";
import { IntakeView, dropped, readAll } from "./intake.js";
import { MarkerView } from "./marker.js";
import { MarkStore } from "./mark_store.js";
import { MarkingView } from "./marking.js";
import { claimAndGoOn, leadFromInitials } from "./next_step.js";
import { showOverview } from "./overview.js";
import { ProblemsView } from "./problems.js";
import { lastLine, startEngine } from "./starting.js";
import { studentNodes } from "./student.js";
import { StudentsView } from "./students.js";
import { TakeAwayView } from "./take_away.js";
import { readRules, readWords } from "../start.js";

/**
 * @typedef {import("./calls.js").State} State
 * @typedef {import("./calls.js").Grades} Grades
 */

class GradebookPage {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   */
  constructor(el, words) {
    this.el = el;
    this.words = words;
    /** @type {State | undefined} */
    this.state = undefined;
    this.busy = new BusyView(el, words);
    const progress = (/** @type {[string, number, number]} */ ...told) => this.busy.progress(...told);
    const engine = new Engine(new URL(".", document.baseURI), String(el.dataset.version), "gradebook", progress);
    engine.language = words.language;
    this.rules = readRules(el);
    this.store = new MarkStore(this.rules.marks, (problem, place) => showNotice(el, problem, fill(words[problem], { place })));
    this.grading = new Grading(engine, this.store, this);
    const { grading, store } = this;
    const part = (/** @type {string} */ name) => find(el, `[data-part=${name}]`);
    this.intake = new IntakeView(el, words);
    this.students = new StudentsView(part("students"), words, (key) => this.details(key));
    this.problems = new ProblemsView(part("problems"), words, grading);
    this.marking = new MarkingView(part("marking"), words, grading, store);
    this.marker = new MarkerView(part("marking"), words, grading, store, () => this.marking.render());
    this.deciding = new Deciding(el, words, grading, store, this.marker, () => void this.analysis.fill());
    this.decisions = new DecisionsView(part("decisions"), words, grading, this.deciding);
    this.agreement = new AgreementView(find(el, "[data-slot=agreement]"), words, grading, this.marking);
    this.takeAway = new TakeAwayView(el, words, grading);
    this.analysis = new AnalysisView(/** @type {HTMLDetailsElement} */ (find(el, "[data-slot=analysis]")), words, grading, this.deciding);
    leadFromInitials(el, this.marking);
    this.listen();
  }

  /**
   * @param {string} key  of a student
   */
  async details(key) {
    const answer = await this.grading.ask("student", { key });
    return answer ? studentNodes(answer.result, this.words, this.deciding) : [];
  }

  listen() {
    this.el.addEventListener("change", ({ target }) => {
      const input = /** @type {HTMLInputElement} */ (target);
      if (input.name === "assignment") void this.grading.again(input.value);
      if (input.dataset.file === undefined || !input.files) return;
      void this.add([...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file })), input.dataset.file === "own");
      input.value = "";
    });
    this.el.addEventListener("click", ({ target }) => this.press(/** @type {HTMLElement} */ (target).closest("button")));
    for (const kind of ["dragover", "dragleave", "drop"]) {
      this.el.addEventListener(kind, (event) => this.drag(/** @type {DragEvent} */ (event)));
    }
    addEventListener("beforeunload", (event) => this.store.isKept || event.preventDefault());
  }

  /**
   * @param {DragEvent} event
   */
  async drag(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const own = find(this.el, "[data-slot=own]");
    const isOwn = own.contains(/** @type {Node} */ (event.target));
    own.classList.toggle("is-over", event.type === "dragover" && isOwn);
    find(this.el, "[data-slot=drop]").classList.toggle("is-over", event.type === "dragover" && !isOwn);
    if (event.type === "drop") await this.add(await dropped(event.dataTransfer), isOwn);
  }

  /**
   * @param {HTMLButtonElement | null} button
   */
  press(button) {
    const { remove, removeAll, claim, claimAll, leave, continue: file } = button?.dataset ?? {};
    const files = this.state?.files ?? [];
    const answers = files.filter(({ kind }) => kind === "answers").map(({ name }) => name);
    const asked = files.filter((each) => each.asked).map(({ name }) => name);
    if (file !== undefined) return void this.marker.continueWith(file);
    if (remove !== undefined) void this.grading.remove([remove]);
    else if (removeAll !== undefined) void this.grading.remove(answers);
    else if (leave !== undefined) void claimAndGoOn(this, [leave], false);
    else if (claim !== undefined) void claimAndGoOn(this, [claim], true);
    else if (claimAll !== undefined) void claimAndGoOn(this, asked, true);
    else return;
    find(this.el, "[data-file=any]").focus();
  }

  /**
   * @param {import("./intake.js").Found[]} found
   * @param {boolean} own
   */
  async add(found, own) {
    dismissNotice(this.el, "unread_files");
    const { files, failed } = await readAll(found);
    if (failed.length > 0) showNotice(this.el, "unread_files", fill(this.words.unread_files, { files: failed.slice(0, 6).join(", ") }));
    if (files.length > 0) await this.grading.add(files, own);
  }

  /**
   * @param {string} word
   * @param {boolean} isQuiet
   */
  began(word, isQuiet) {
    dismissNotice(this.el, "failed");
    this.busy.begin(word, isQuiet);
  }

  ended() {
    this.busy.end();
  }

  /**
   * @param {Error} error
   */
  failed(error) {
    showNotice(this.el, "failed", fill(this.words.failed, { problem: lastLine(error) }));
    if (this.state && !this.state.rows) find(this.el, "[data-slot=grades]").hidden = true;
  }

  /**
   * @param {State} state
   */
  told(state) {
    this.state = state;
    this.intake.show(state);
    const grades = state.rows ? /** @type {State & Grades} */ (state) : null;
    if (grades) this.showGrades(grades);
    else if (state.needs) find(this.el, "[data-slot=grades]").hidden = true;
  }

  /**
   * @param {import("./calls.js").Changes} changes
   */
  changed(changes) {
    const grades = applyChanges(/** @type {State & Grades} */ (this.state), changes);
    this.state = grades;
    this.showGrades(grades);
  }

  /**
   * @param {State & Grades} grades
   */
  showGrades(grades) {
    find(this.el, "[data-slot=grades]").hidden = false;
    this.decisions.show(grades.decisions);
    this.students.show(grades);
    this.problems.show(grades.problems);
    this.marker.show();
    this.marking.show(grades);
    this.agreement.show(grades.agreements, new Map(grades.rows.map(({ key, label }) => [key, label])));
    this.takeAway.show(grades);
    this.analysis.show();
    showOverview(this.el, this.words, grades);
  }
}

const el = /** @type {HTMLElement} */ (document.querySelector(".gradebook"));
const page = new GradebookPage(el, readWords(el));
el.dataset.live = "";
void startEngine(page);

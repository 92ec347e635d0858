/**
 * The files that were given and the grades that they give, asked of the engine one after the other.
 * @typedef {import("../engine/engine.js").NamedFile} NamedFile
 * @typedef {{ name: string, kind: string, about: string, count: number, problem: string, counts: boolean }} GivenFile
 * @typedef {{ id: string, title: string, source: string, named: number }} Candidate
 * @typedef {{ what: string, missing?: number, named?: { id: string, title: string, count: number }[] }} Needs
 * @typedef {{ key: string, code: string, name: string, label: string, status: string, total: number | null,
 *   out_of: number, file: string, stranger: boolean, cells: ([string, number | null] | null)[], problems: number }} Row
 * @typedef {{ where: string, message: string, advice: string, can_accept: boolean, accepted: boolean }} ProblemEntry
 * @typedef {{ severity: string, code: string, count: number, entries: ProblemEntry[] }} ProblemGroup
 * @typedef {{ student: string, levels: [number, number], is_far: boolean }} Difference
 * @typedef {{ item_id: string, criterion_id: string, criterion: string, texts: string[], markers: [string, string],
 *   n: number, kappa: number | null, equal: number, differences: Difference[] }} Agreement
 * @typedef {{ assignment: { id: string, title: string, due: string },
 *   items: { id: string, title: string, type: string, points: number }[], rows: Row[], problems: ProblemGroup[],
 *   to_mark: { item: string, title: string, count: number }[], agreements: Agreement[], roster: string | null }} Grades
 * @typedef {{ files: GivenFile[], candidates: Candidate[], chosen: string, needs: Needs | null }} Session
 * @typedef {Session & Partial<Grades>} State
 * @typedef {{ began: (word: string, isQuiet: boolean) => void, told: (state: State) => void, ended: () => void,
 *   failed: (error: Error) => void }} Hearer
 */

/** Time that somebody who marks gets before the grades are computed anew, in milliseconds. */
const PAUSE = 800;

export class Grading {
  /**
   * @param {import("../engine/engine.js").Engine} engine
   * @param {(assignment: string) => string[]} marksFor  gives the marks in this browser, as files have them
   * @param {Hearer} hearer
   */
  constructor(engine, marksFor, hearer) {
    this.engine = engine;
    this.marksFor = marksFor;
    this.hearer = hearer;
    this.wanted = "";
    this.combine = "mean";
    /** @type {Set<string>} */
    this.accepted = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.took = 0;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
  }

  /**
   * @param {NamedFile[]} files
   */
  add(files) {
    const numbered = files.map(({ bytes }, place) => ({ name: String(place), bytes }));
    const names = files.map(({ name }) => name);
    return this.queue("reading", () => this.change("add", { names }, numbered));
  }

  /**
   * @param {string[]} names
   */
  remove(names) {
    for (const name of names) this.accepted.delete(name);
    return this.queue("reading", () => this.change("remove", { names }));
  }

  /**
   * @param {string} call
   * @param {Record<string, any>} given
   * @param {NamedFile[]} [files]
   */
  async change(call, given, files) {
    const { result } = await this.engine.call(call, { ...given, assignment: this.wanted }, files);
    this.hearer.told(result);
    if (result.needs) return;
    this.hearer.began("grading", false);
    await this.grade(result.chosen);
  }

  /**
   * @param {string} assignment
   */
  async grade(assignment) {
    clearTimeout(this.timer);
    this.timer = undefined;
    const started = performance.now();
    const given = { assignment, accept: [...this.accepted], combine: this.combine, marks: this.marksFor(assignment) };
    const { result } = await this.engine.call("grade", given);
    this.took = performance.now() - started;
    this.chosen = result.chosen;
    this.hearer.told(result);
  }

  /**
   * Grade anew at once, for the assignment that is wanted or the one that was graded.
   * @param {string} [wanted]
   */
  again(wanted = this.wanted) {
    this.wanted = wanted;
    return this.queue("grading", () => this.grade(wanted || (this.chosen ?? "")), true);
  }

  /** Grade anew when whoever marks pauses: the larger the class, the longer. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), Math.max(PAUSE, 2 * this.took));
  }

  /**
   * Ask for something about the grades as they are now; null if that failed, which is told.
   * @param {string} call
   * @param {Record<string, any>} [given]
   * @returns {Promise<import("../engine/engine.js").Answer | null>}
   */
  async ask(call, given = {}) {
    if (this.timer !== undefined) void this.again();
    await this.last;
    return this.engine.call(call, given).catch((error) => {
      this.hearer.failed(error);
      return null;
    });
  }

  /**
   * @param {string} word
   * @param {() => Promise<unknown>} task
   * @param {boolean} [isQuiet]  whether it is not worth telling, unless it takes long
   */
  queue(word, task, isQuiet = false) {
    this.last = this.last.then(async () => {
      this.hearer.began(word, isQuiet);
      try {
        await task();
      } catch (error) {
        this.hearer.failed(/** @type {Error} */ (error));
      }
      this.hearer.ended();
    });
    return this.last;
  }
}

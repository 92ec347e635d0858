/** The files that were given and the grades that they give, asked of the engine one after the other. */

import { EngineError } from "../engine/engine.js";

/**
 * @typedef {import("../engine/engine.js").NamedFile} NamedFile
 * @typedef {import("./calls.js").Answers} Answers
 * @typedef {{ began: (word: string, isQuiet: boolean) => void, told: (state: import("./calls.js").State) => void,
 *   changed: (changes: import("./calls.js").Changes) => void, ended: () => void, failed: (error: Error) => void }} Hearer
 */

/** Time that somebody who marks gets before the grades are computed anew, in milliseconds. */
const PAUSE = 400;

export class Grading {
  /**
   * @param {import("../engine/engine.js").Engine} engine
   * @param {import("./mark_store.js").MarkStore} store
   * @param {Hearer} hearer
   */
  constructor(engine, store, hearer) {
    this.engine = engine;
    this.store = store;
    this.hearer = hearer;
    this.wanted = "";
    this.chosen = "";
    this.combine = "mean";
    /** @type {Set<string>} */
    this.accepted = new Set();
    /**
     * Whose marks the marker at work has changed since they were graded, by the students' codes.
     * @type {Set<string>}
     */
    this.marked = new Set();
    /** Whether what the marker at work decided has changed. */
    this.isDecided = false;
    /** Whether more has changed than that. */
    this.isAllNew = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
  }

  /**
   * @param {NamedFile[]} files
   * @param {boolean} own  whether they came to the place for the instructor's own
   */
  add(files, own) {
    const numbered = files.map(({ bytes }, place) => ({ name: String(place), bytes }));
    const names = files.map(({ name }) => name);
    return this.queue("reading", () => this.grade("add", { names, own, assignment: this.wanted }, numbered));
  }

  /**
   * Say whose files are.
   * @param {string[]} names
   * @param {boolean} own  the instructor's, and not a student's
   */
  claim(names, own) {
    return this.queue("reading", () => this.grade("claim", { names, own, assignment: this.wanted }));
  }

  /**
   * @param {string[]} names
   */
  remove(names) {
    for (const name of names) this.accepted.delete(name);
    return this.queue("reading", () => this.grade("remove", { names, assignment: this.wanted }));
  }

  /**
   * Have everything graded, after files have come or gone or by itself.
   * @param {"add" | "claim" | "remove" | "grade"} call
   * @param {Record<string, any>} given
   * @param {NamedFile[]} [files]
   */
  grade(call, given, files) {
    return this.takeUp(async () => {
      const all = { ...given, accept: [...this.accepted], combine: this.combine, marks: this.store.textsByAssignment() };
      /** @type {{ result: Answers["grade"] }} */
      const { result } = await this.engine.call(call, all, files);
      this.chosen = result.chosen;
      if (!result.needs) this.store.turnTo(result.chosen);
      this.hearer.told(result);
      if (result.failed) throw new EngineError(result.failed);
    });
  }

  /** Have those graded whose marks have changed, or whom a decision concerns. */
  mark() {
    return this.takeUp(async (codes, isDecided) => {
      if (codes.length === 0 && !isDecided) return;
      /** @type {{ result: Answers["mark"] }} */
      const { result } = await this.engine.call("mark", { marks: this.store.textOf(codes) });
      this.hearer.changed(result);
    });
  }

  /**
   * Do what was put off; if that fails, everything is graded the next time.
   * @param {(codes: string[], isDecided: boolean) => Promise<void>} task
   */
  async takeUp(task) {
    clearTimeout(this.timer);
    this.timer = undefined;
    const [codes, isDecided] = [[...this.marked], this.isDecided];
    this.marked.clear();
    this.isDecided = false;
    this.isAllNew = false;
    try {
      await task(codes, isDecided);
    } catch (error) {
      this.isAllNew = true;
      throw error;
    }
  }

  /** Grade at once what has changed. */
  update() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const task = () => (this.isAllNew ? this.grade("grade", { assignment: this.wanted || this.chosen }) : this.mark());
    return this.queue("grading", task, true);
  }

  /** Grade at once those whom a decision of the marker at work concerns. */
  decide() {
    this.isDecided = true;
    return this.update();
  }

  /**
   * Grade all anew at once, for the assignment that is wanted or the one that was graded.
   * @param {string} [wanted]
   */
  again(wanted = this.wanted) {
    this.wanted = wanted;
    this.isAllNew = true;
    return this.update();
  }

  /**
   * Grade when whoever marks pauses.
   * @param {string[]} [codes]  of the student whose mark has changed; without, all marks may have
   */
  later(codes) {
    if (codes === undefined) this.isAllNew = true;
    else for (const code of codes) this.marked.add(code);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), PAUSE);
  }

  /**
   * Ask for something about the grades as they are now; null if that failed, which is told.
   * @template {keyof Answers} Call
   * @param {Call} call
   * @param {Record<string, any>} [given]
   * @returns {Promise<{ result: Answers[Call], files: NamedFile[] } | null>}
   */
  async ask(call, given = {}) {
    if (this.timer !== undefined) void this.update();
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

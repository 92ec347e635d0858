/** Runs cells one after the other in one Python, which starts once the reader has said yes. */

import { Engine } from "../engine/engine.js";
import { fill } from "../../host/kit/text.js";
import { PageWidgets } from "./page_widgets.js";
import { PythonWidgets } from "./python_widgets.js";

/**
 * @typedef {import("./cell_view.js").CellView} CellView
 * @typedef {{ words: Record<string, string>, version: string, megabytes: number, host: string, host_megabytes: number,
 *   absent: Record<string, string>, wheels: import("../engine/engine.js").Wheels }} About  absent: the package that brings each
 *   library that is not here
 */

const STOPPED = "stopped";
/** Code that asks for a form or an exercise of the page. */
const ASKS_PAGE = /\bon_page\b/;

export class Runner {
  /**
   * @param {About} about
   * @param {URL} place  the folder with pyodide/
   * @param {import("./kept_code.js").KeptCode} kept
   */
  constructor(about, place, kept) {
    this.about = about;
    this.words = about.words;
    this.kept = kept;
    this.engine = new Engine(place, about.version, "cells", (what, told) => this.hear(what, JSON.parse(told)), about.wheels);
    this.widgets = new PythonWidgets((changes) => void this.engine.call("set", changes).catch(() => {}));
    this.onPage = new PageWidgets((held) => void (this.isOpen && this.engine.call("told", held).catch(() => {})));
    /** @type {CellView[]} */
    this.cells = [];
    /** @type {CellView | undefined} */
    this.running = undefined;
    this.isOpen = false;
    this.isStopped = false;
    /** Whether the reader has said that Python may start. */
    this.isAgreed = false;
  }

  /**
   * @template {keyof import("./calls.js").Answers} Name
   * @param {Name} name
   * @param {Record<string, any>} given
   * @returns {Promise<import("./calls.js").Answers[Name]>}
   */
  async call(name, given) {
    return (await this.engine.call(name, given)).result;
  }

  /**
   * @param {string} what
   * @param {any} told
   */
  hear(what, told) {
    if (what === "output") void this.running?.output.add(told);
    if (what === "model") this.widgets.take(told);
    if (what === "adopt") this.onPage.adopt(told);
  }

  /**
   * Run a cell, and those before it that make what it needs, if the reader agrees.
   * @param {CellView} cell
   */
  run(cell) {
    return this.attempt(cell, async () => {
      const before = this.cells.slice(0, this.cells.indexOf(cell));
      const places = await this.call("makers", { source: cell.code(), before: before.map((one) => one.code()) });
      const makers = places.map((place) => before[place]);
      const { words } = this;
      const text = fill(words.needs_before, { count: makers.length });
      const first = makers.length > 0 && (await cell.ask(text, words.run_before, words.run_alone));
      await this.runEach(first ? [...makers, cell] : [cell]);
    });
  }

  /** Run all cells in their order. */
  runAll() {
    return this.attempt(this.cells[0], () => this.runEach(this.cells));
  }

  /**
   * Do something with Python, and say what comes in between; one thing at a time.
   * @param {CellView} cell
   * @param {() => Promise<void>} act
   */
  async attempt(cell, act) {
    if (this.running) return cell.say(this.words.busy);
    this.isStopped = false;
    this.start(cell);
    try {
      if (await this.open(cell)) await act();
      else cell.say("");
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      const problem = message.trim().split("\n").at(-1);
      const told = this.isStopped ? this.words.stopped : fill(this.words.failed, { problem });
      this.cells.filter((one) => one.runs).forEach((one) => one.say(told));
      if (!this.isStopped) this.loseAll();
    } finally {
      this.start(undefined);
    }
  }

  /** @param {CellView | undefined} cell  undefined: none */
  start(cell) {
    this.running?.setRuns(false);
    this.running = cell;
    cell?.setRuns(true);
  }

  /**
   * Start Python, once the reader knows what that takes.
   * @param {CellView} cell
   */
  async open(cell) {
    if (this.isOpen) return true;
    const { words, about } = this;
    const text = fill(words.ask_start, { megabytes: about.megabytes });
    if (!this.isAgreed && !(await cell.ask(text, words.start, words.not_now))) return false;
    this.isAgreed = true;
    cell.say(words.starting);
    await this.call("open", { absent: about.absent });
    this.isOpen = true;
    return true;
  }

  /** @param {CellView[]} cells */
  async runEach(cells) {
    for (const cell of cells) {
      this.start(cell);
      if (!(await this.runOne(cell))) return;
    }
  }

  /**
   * Run one cell. Says whether it ended well.
   * @param {CellView} cell
   */
  async runOne(cell) {
    for (;;) {
      cell.output.clear();
      cell.say(this.words.running);
      if (ASKS_PAGE.test(cell.code())) await this.onPage.begin();
      const { ended, library } = await this.call("run", { source: cell.code() });
      if (ended !== "library") {
        cell.say(this.words[ended]);
        return ended === "well";
      }
      if (!(await this.fetchLibrary(cell, library))) return false;
    }
  }

  /**
   * Fetch a library; from another host only if the reader has agreed to that.
   * @param {CellView} cell
   * @param {string} library
   */
  async fetchLibrary(cell, library) {
    const { words, kept } = this;
    const { host, host_megabytes: megabytes } = this.about;
    const values = { library, host, megabytes };
    if (host && !kept.agreedTo(host)) {
      if (!(await cell.ask(fill(words.ask_library, values), words.fetch, words.not_now))) {
        cell.say(fill(words.without_library, values));
        return false;
      }
      kept.agreeTo(host);
    }
    cell.say(fill(words.fetching, values));
    try {
      await this.call("load", { packages: [library] });
      return true;
    } catch (error) {
      if (this.isStopped) throw error;
      cell.say(fill(host ? words.unreachable : words.no_library, values));
      return false;
    }
  }

  /** Stop what runs: Python is given up, with all that the cells have made, and the next run starts another. */
  stop() {
    this.isStopped = true;
    this.running?.answer(false);
    if (this.engine.worker) this.engine.fail(STOPPED);
    this.loseAll();
  }

  loseAll() {
    this.isOpen = false;
    this.onPage.forget();
    this.widgets.end();
    for (const cell of this.cells) cell.output.gray();
  }
}

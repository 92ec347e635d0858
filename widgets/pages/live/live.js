/**
 * Before a chapter is run: says what that costs and who is asked, and lets the reader choose.
 * @typedef {{ chapters: Record<string, string>, release: string, host: string, files: Record<string, string> }} About
 */

import { showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { readWords } from "../start.js";
import { saveChoice } from "./choice.js";
import { deleteKept, findKept } from "./kept_notebook.js";
import { fetchLibraries } from "./libraries.js";

class LivePage {
  /**
   * @param {HTMLElement} el
   * @param {About} about
   * @param {string} chapter
   */
  constructor(el, about, chapter) {
    this.el = el;
    this.words = readWords(el);
    this.about = about;
    this.chapter = chapter;
    this.fetching = new AbortController();
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  slot(name) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${name}]`));
  }

  async start() {
    const title = this.about.chapters[this.chapter];
    this.slot(title ? "opening" : "choose").hidden = false;
    if (!title) return;
    document.title = this.slot("title").textContent = fill(this.words.heading, { chapter: title });
    const actions = { with_libraries: () => this.openWith(), without: () => this.open(false), stop: () => this.fetching.abort(), start_over: () => this.startOver() };
    for (const [name, run] of Object.entries(actions)) {
      this.el.querySelector(`[data-action=${name}]`)?.addEventListener("click", () => void run());
    }
    await this.showKept();
  }

  /** Say that the reader has changed this chapter; where the browser's database is switched off, nobody has. */
  async showKept() {
    const kept = await findKept(this.chapter).catch(() => undefined);
    this.slot("kept").hidden = !kept;
    if (!kept) return;
    const date = kept.date.toLocaleDateString("en", { dateStyle: "long" });
    const older = kept.release !== "" && kept.release !== this.about.release;
    const word = older ? this.words.kept_older : this.words.kept;
    /** @type {HTMLElement} */ (this.slot("kept").firstElementChild).textContent = fill(word, { date, theirs: kept.release, ours: this.about.release });
  }

  async startOver() {
    try {
      await deleteKept(this.chapter);
      this.slot("kept").hidden = true;
      showNotice(this.el, "kept", this.words.started_over);
    } catch (error) {
      showNotice(this.el, "kept", fill(this.words.cannot_start_over, { problem: /** @type {Error} */ (error).message }));
    }
  }

  /** Fetch the libraries, and open the notebook once all are here. */
  async openWith() {
    this.fetching = new AbortController();
    this.busy(true);
    const line = /** @type {HTMLElement} */ (this.el.querySelector("[data-slot=fetching] [role=status]"));
    try {
      const tell = (/** @type {number} */ done, /** @type {number} */ all) => {
        if (line) line.textContent = fill(this.words.fetching, { done, all });
      };
      await fetchLibraries(this.about.files, tell, this.fetching.signal);
    } catch (error) {
      this.busy(false);
      const { file, message } = /** @type {import("./libraries.js").NotFetched} */ (error);
      const told = fill(this.words.not_fetched, { file, host: this.about.host, problem: message });
      return showNotice(this.el, "libraries", this.fetching.signal.aborted ? this.words.stopped : told);
    }
    this.open(true);
  }

  /**
   * @param {boolean} fetching
   */
  busy(fetching) {
    this.el.querySelector("[data-kind=libraries]")?.remove();
    for (const name of ["with_libraries", "without"]) this.el.querySelector(`[data-action=${name}]`)?.toggleAttribute("disabled", fetching);
    if (this.about.host) this.slot("fetching").hidden = !fetching;
  }

  /**
   * @param {boolean} libraries
   */
  open(libraries) {
    this.busy(false);
    if (!saveChoice(libraries)) return showNotice(this.el, "libraries", this.words.nothing_kept);
    const notebook = new URL("notebooks/index.html", document.baseURI);
    notebook.searchParams.set("path", `${this.chapter}.ipynb`);
    location.assign(notebook);
  }
}

async function start() {
  const el = /** @type {HTMLElement} */ (document.querySelector(".live-page"));
  const about = JSON.parse(el.querySelector("[data-about]")?.textContent ?? "{}");
  await new LivePage(el, about, new URLSearchParams(location.search).get("chapter") ?? "").start();
  el.dataset.live = "";
}

void start();

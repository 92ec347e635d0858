/** Keeps the book on this device once a reader asks for it: says how large it is, how far it has come, and what went wrong. */

import { fetchFile } from "../../host/kit/fetching.js";
import { fill } from "../../host/kit/text.js";
import { askEdition, bookAddress, canKeep, findRegistration, hasStored, keepBook, removeKeptBook } from "../../host/kept_book.js";
import { enliven } from "./deleting.js";
import { KeepingView } from "./keeping_view.js";

/**
 * @typedef {import("../../host/kept_book.js").KeptEdition} KeptEdition
 * @typedef {{ keeping: string, done: number, all: number, problem?: "full" | "missing", file?: string, size?: number }} Told
 *   by a worker on its way
 * @typedef {{ name: string, book: number, tools: number }} Offer
 */

class Keeping {
  /**
   * @param {HTMLElement} el
   */
  constructor(el) {
    this.el = el;
    this.view = new KeepingView(el);
    this.words = this.view.words;
    /** @type {Offer | null} */
    this.offer = null;
    /** @type {KeptEdition | null} */
    this.kept = null;
    /** @type {Told | null} why the last try came to no end */
    this.failed = null;
    this.tools = this.view.tools;
  }

  async start() {
    if (location.protocol === "file:") return this.view.show({ said: this.words.folder });
    if (!canKeep()) return this.view.show({ said: this.words.unsupported });
    this.el.addEventListener("click", ({ target }) => {
      const { action } = /** @type {HTMLElement} */ (target).dataset;
      if (action) void this.act(action);
    });
    this.tools.addEventListener("change", () => void this.look());
    navigator.serviceWorker.addEventListener("message", ({ data }) => this.hear(data));
    navigator.serviceWorker.startMessages();
    this.offer = await fetchFile(`${bookAddress()}kept_book.json`, () => fetch(`${bookAddress()}kept_book.json`, { cache: "no-store" }))
      .then((response) => response.json())
      .catch((error) => this.noOffer(error));
    const registration = await findRegistration();
    if (registration) this.watch(registration);
    await this.look();
    registration?.update().catch(() => {}); // without a net there is nothing newer to be had
  }

  /**
   * @param {Error} error
   */
  noOffer(error) {
    this.missing = error.message;
    return null;
  }

  /**
   * @param {ServiceWorkerRegistration} registration
   */
  watch(registration) {
    const follow = () => registration.installing?.addEventListener("statechange", () => void this.look());
    registration.addEventListener("updatefound", () => {
      follow();
      void this.look();
    });
    follow();
  }

  /**
   * @param {Told} told
   */
  hear(told) {
    this.failed = told.problem ? told : null;
    if (!told.problem) this.showArriving(told);
  }

  /**
   * @param {string} action
   */
  async act(action) {
    this.failed = null;
    if (action === "keep" || action === "change") await this.begin();
    else {
      const removed = await removeKeptBook();
      await this.look();
      if (removed) this.view.sayFirst(this.words.removed);
    }
  }

  async begin() {
    const tools = this.tools.checked;
    try {
      this.watch(await keepBook(tools));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (!this.failed) return this.view.show({ said: fill(this.words.refused, { problem }), actions: { keep: this.words.go_on }, problem: true });
    }
    await this.look();
  }

  /** Look how things stand, and show it. */
  async look() {
    const { installing, waiting, active } = (await findRegistration()) ?? {};
    this.kept = active ? await askEdition(active) : null;
    if (installing) return this.showArriving();
    if (this.failed) return this.showProblem(this.failed);
    if (active && waiting) return this.showNewer(await askEdition(waiting));
    if (this.kept) return this.showKept(this.kept);
    if (await hasStored()) return this.view.show({ said: this.words.part, actions: { keep: this.words.go_on, remove: this.words.remove } });
    return this.showNothing();
  }

  showNothing() {
    if (!this.offer) return this.view.show({ said: fill(this.words.offer_unknown, { problem: this.missing }) });
    const said = fill(this.words.nothing, { book: this.view.size(this.offer.book) });
    this.view.show({ said, actions: { keep: this.words.keep }, offered: this.offer });
  }

  /**
   * @param {Told} [told]
   */
  showArriving(told) {
    const said = fill(this.words.arriving, { edition: told?.keeping ?? this.offer?.name ?? "" });
    this.view.show({ said, actions: this.kept ? {} : { stop: this.words.stop }, told: told ?? { keeping: "", done: 0, all: 1 } });
  }

  /**
   * @param {KeptEdition} kept
   */
  showKept({ name, bytes, tools }) {
    const said = fill(tools ? this.words.kept_tools : this.words.kept, { edition: name, bytes: this.view.size(bytes) });
    if (this.el.dataset.shown !== name) this.tools.checked = tools;
    this.el.dataset.shown = name;
    const { change, remove } = this.words;
    this.view.show({ said, actions: this.tools.checked === tools ? { remove } : { change, remove }, offered: this.offer });
  }

  /**
   * @param {KeptEdition} next
   */
  showNewer(next) {
    const edition = this.kept?.name;
    const word = next.name === edition ? "changed" : "newer";
    this.view.show({ said: fill(this.words[word], { edition, next: next.name }), actions: { remove: this.words.remove } });
  }

  /**
   * @param {Told} told
   */
  showProblem({ problem, file, size, done, all }) {
    const before = fill(this.words[this.kept ? "before_kept" : "before_nothing"], { edition: this.kept?.name });
    const values = { file, size: this.view.size(size ?? 0), done: this.view.size(done), all: this.view.size(all), before };
    const said = fill(this.words[String(problem)], values);
    this.view.show({ said, actions: { keep: this.words.go_on, remove: this.words.remove }, problem: true });
  }
}

for (const el of document.querySelectorAll("[data-keeping]")) void new Keeping(/** @type {HTMLElement} */ (el)).start();
for (const el of document.querySelectorAll("[data-deleting]")) enliven(/** @type {HTMLElement} */ (el));

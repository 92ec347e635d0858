/** Packages for learning systems, made by the engine in this page, and the keys that they need. */

import { formEnding } from "../../classroom/assignments/varied_forms.js";
import { isBroken } from "../../classroom/bank/seal.js";
import { make } from "../../host/kit/dom.js";
import { offerDownload } from "../../host/kit/downloads.js";
import { fetchFile } from "../../host/kit/fetching.js";
import { showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { assignmentFile } from "../draft.js";
import { counted } from "./filter.js";
import { Engine } from "../engine/engine.js";

/** @typedef {import("../start.js").Bank} Bank */
/** @typedef {import("./calls.js").Report} Report */

export class Packer {
  /**
   * @param {HTMLElement} el
   * @param {Record<string, string>} words
   * @param {Bank} bank
   * @param {import("../start.js").Rules} rules
   * @param {() => ReturnType<typeof import("../draft.js").toAssignment>} assignment
   * @param {import("./students_address.js").StudentsAddress} address
   */
  constructor(el, words, bank, rules, assignment, address) {
    this.el = el;
    this.words = words;
    this.bank = bank;
    this.rules = rules;
    this.keys = bank.keys;
    this.assignment = assignment;
    this.address = address;
    this.engine = new Engine(new URL(".", document.baseURI), String(el.dataset.version), "builder");
  }

  /**
   * @param {string} slot
   */
  slot(slot) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${slot}]`));
  }

  /** The language that is wanted around the exercises. */
  language() {
    return /** @type {HTMLSelectElement} */ (this.el.querySelector("[name=language]")).value;
  }

  missingKeys() {
    return (this.assignment()?.items ?? []).filter((id) => !Object.hasOwn(this.keys, id));
  }

  showKeys() {
    const missing = this.missingKeys().length;
    const chosen = this.assignment() !== null;
    this.slot("keys").textContent = !chosen ? "" : missing > 0 ? fill(this.words.needs_keys, { exercises: counted("exercise", missing, this.words) }) : this.words.keys_open;
    this.slot("bank").hidden = missing === 0;
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (this.el.querySelectorAll("[data-format]"))) {
      button.disabled = !chosen || (missing > 0 && !this.rules.needs_no_keys.includes(String(button.dataset.format)));
    }
  }

  /**
   * @param {File} file
   */
  async openBank(file) {
    const wrong = (/** @type {string} */ problem) => (this.slot("keys").textContent = fill(this.words.bank_wrong, { problem }));
    const text = await file.text();
    const given = parseJson(text);
    if (given?.format !== this.rules.bank || typeof given.keys !== "object" || !given.keys) return wrong(this.words.bank_not_one);
    if (await isBroken(text)) return wrong(this.words.bank_broken);
    if (given.edition !== this.bank.edition) {
      const values = { theirs: String(given.edition).slice(0, 20), ours: this.bank.edition };
      return wrong(fill(this.words.bank_other_edition, values));
    }
    this.keys = { ...this.bank.keys, ...given.keys };
    this.showKeys();
    this.slot("report").textContent = fill(this.words.bank_opened, { exercises: counted("exercise", Object.keys(this.keys).length, this.words) });
    return undefined;
  }

  /**
   * @param {string} format
   * @param {() => void} onMade  called once the package is there
   */
  async pack(format, onMade) {
    const assignment = this.assignment();
    if (!assignment) return;
    const name = this.words[`format_${format}`];
    this.slot("report").textContent = fill(this.words.working, { format: name });
    try {
      const language = this.language();
      const given = { language, format, assignment: assignmentFile(assignment, this.rules.assignment), bank: this.bankText(), site: this.address.site(), ...(await this.forms(format, language)) };
      const { result, files } = await this.engine.call("pack", given, await this.assets(format, assignment.items));
      for (const file of files) offerDownload(file.name, "application/octet-stream", new Blob([new Uint8Array(file.bytes)]));
      this.report(result, files[0].name, assignment.items.length, language);
      onMade();
    } catch (error) {
      const problem = fill(this.words.pack_failed, { problem: /** @type {Error} */ (error).message });
      this.slot("report").replaceChildren();
      showNotice(this.el, "pack", problem, [{ label: this.words.retry, run: () => this.pack(format, onMade) }], "report");
    }
  }

  bankText() {
    return JSON.stringify({ ...this.bank, keys: this.keys });
  }

  /**
   * @param {string} format
   * @param {string} language
   */
  async forms(format, language) {
    if (!this.rules.needs_forms.includes(format)) return {};
    const names = [...(this.assignment()?.items ?? []), "my_answers"];
    const forms = await Promise.all(names.map((name) => fetchText(`forms/${name}.${formEnding(language)}`)));
    return { forms: Object.fromEntries(names.map((name, number) => [name, forms[number]])) };
  }

  /**
   * The library that draws explorers is large, and only a package that shows one has it.
   * @param {string} format
   * @param {string[]} items
   */
  async assets(format, items) {
    const draws = items.some((id) => this.bank.items[id].explorer || this.bank.items[id].reveal);
    if (format !== "scorm" || !draws) return [];
    const address = new URL("../../vega.js", import.meta.url);
    return [{ name: "vega.js", bytes: new Uint8Array(await (await fetchFile(address)).arrayBuffer()) }];
  }

  /**
   * @param {Report} result
   * @param {string} file
   * @param {number} all
   * @param {string} lang  of what is said of the package
   */
  report({ left_out, notes }, file, all, lang) {
    const made = make("p", {}, fill(this.words.made, { file, count: all - left_out.length, exercises: counted("exercise", all, this.words) }));
    const left = left_out.map(({ title, reason }) => `${title}: ${reason}`);
    this.slot("report").replaceChildren(made, ...list(this.words.left_out, left, lang), ...list(this.words.notes, notes, lang));
  }
}

/**
 * @param {string} text
 */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {string} address
 */
async function fetchText(address) {
  return (await fetchFile(new URL(address, document.baseURI))).text();
}

/**
 * @param {string} heading
 * @param {string[]} lines
 * @param {string} lang
 */
function list(heading, lines, lang) {
  if (lines.length === 0) return [];
  return [make("p", {}, heading), make("ul", { lang }, ...lines.map((line) => make("li", {}, line)))];
}

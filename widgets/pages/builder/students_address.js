/** Where the students' link leads. The instructor's edition asks for it, since a link into itself would show every key. */

import { studentsSite } from "../../classroom/assignments/students_site.js";
import { fill, shorten } from "../../host/kit/text.js";
import { loadState, saveState } from "../../host/storage.js";

const NAME = "students-site";

export class StudentsAddress {
  /**
   * @param {HTMLElement} el
   * @param {Record<string, string>} words
   * @param {import("../../classroom/assignments/students_site.js").SiteRules} rules
   */
  constructor(el, words, rules) {
    this.words = words;
    this.rules = rules;
    /** The students' edition knows where it is, and has no field. */
    this.field = /** @type {HTMLInputElement | null} */ (el.querySelector("[name=site]"));
    const kept = loadState(NAME, NAME);
    if (this.field && kept.found === "state") this.field.value = String(kept.state.address ?? "");
  }

  /** Remember what was typed, if it is of use. */
  keep() {
    if (this.field && this.problem() === "") saveState(NAME, NAME, { address: this.field.value });
  }

  /** What is amiss with the address, in words. */
  problem() {
    const address = this.field?.value.trim();
    if (address === undefined) return "";
    if (address === "") return this.words.needs_site;
    const host = hostOf(studentsSite(address, this.rules));
    if (host === "") return fill(this.words.bad_site, { address: shorten(address) });
    return host === location.host ? fill(this.words.own_site, { host }) : "";
  }

  /** The address of the students' page of assignments; empty while it is not known. */
  page() {
    if (!this.field) return new URL("assignment.html", document.baseURI).href;
    return this.problem() === "" ? `${studentsSite(this.field.value, this.rules)}/${this.rules.place}` : "";
  }

  /** The address of the students' book, for links to its chapters; empty while it is not known. */
  site() {
    const page = this.page();
    return page.startsWith("http") ? new URL("..", page).href : "";
  }
}

/**
 * @param {string | null} site
 */
function hostOf(site) {
  try {
    return new URL(site ?? "").host;
  } catch {
    return "";
  }
}

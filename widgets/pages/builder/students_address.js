/** Where the students' link leads. The instructor's edition asks for it; the students' edition knows where it is. */

import { addressProblem, keepAddress, recallAddress } from "../../host/students_address.js";
import { studentsSite } from "../../host/students_site.js";

export class StudentsAddress {
  /**
   * @param {HTMLElement} el
   * @param {Record<string, string>} words
   * @param {import("../../host/students_site.js").SiteRules} rules
   */
  constructor(el, words, rules) {
    this.words = words;
    this.rules = rules;
    /** The students' edition has none. */
    this.field = /** @type {HTMLInputElement | null} */ (el.querySelector("[name=site]"));
    if (this.field) this.field.value = recallAddress();
  }

  /** Remember what was typed, if it is of use. */
  keep() {
    if (this.field && this.problem() === "") keepAddress(this.field.value);
  }

  /** What is amiss with the address, in words. */
  problem() {
    return this.field ? addressProblem(this.field.value, this.words, this.rules) : "";
  }

  /**
   * The address of the students' page of assignments in a language; empty while it is not known.
   * @param {string} language
   */
  page(language = "en") {
    const page = this.englishPage();
    return language === "en" ? page : page.replace(/\.html$/, `.${language}.html`);
  }

  englishPage() {
    if (!this.field) return new URL("assignment.html", document.baseURI).href;
    return this.problem() === "" ? `${studentsSite(this.field.value, this.rules)}/${this.rules.place}` : "";
  }

  /** The address of the students' book, for links to its chapters; empty while it is not known. */
  site() {
    const page = this.page();
    return page.startsWith("http") ? new URL("..", page).href : "";
  }
}

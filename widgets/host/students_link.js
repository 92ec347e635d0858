/** A link that was made in the instructor's edition leads into the students' book, whose address is asked for once. */

import { make } from "./kit/dom.js";
import { showError } from "./kit/notices.js";
import { addressProblem, keepAddress, recallAddress } from "./students_address.js";
import { studentsSite } from "./students_site.js";

/** @typedef {{ words: Record<string, string>, rules: import("./students_site.js").SiteRules }} Edition  what the page says of it */

let address = recallAddress();

/**
 * @param {HTMLElement} el  the widget, in which is asked
 * @param {string} link  into this edition
 * @param {Edition} edition
 * @returns {Promise<string>}
 */
export async function toStudents(el, link, edition) {
  const { words, rules } = edition;
  if (addressProblem(address, words, rules) !== "") address = await ask(el, edition);
  keepAddress(address);
  const root = new URL(String(document.documentElement.dataset.content_root), document.baseURI).href;
  return `${studentsSite(address, rules)}/${link.slice(root.length)}`;
}

/**
 * Ask until an address is of use.
 * @param {HTMLElement} el
 * @param {Edition} edition
 * @returns {Promise<string>}
 */
function ask(el, { words, rules }) {
  el.querySelector("form[data-asks=site]")?.remove();
  const field = /** @type {HTMLInputElement} */ (make("input", { type: "text", inputmode: "url", spellcheck: "false" }));
  const problem = make("p", { role: "status" });
  const label = make("label", {}, make("span", {}, words.site), field);
  const button = make("button", { type: "submit" }, words.make_link);
  const form = make("form", { class: "book-notice book-ask", "data-asks": "site" }, make("p", {}, words.site_help), label, problem, button);
  el.querySelector("[data-slot=takeaway]")?.before(form);
  field.value = address;
  field.focus();
  return new Promise((resolve) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const told = addressProblem(field.value, words, rules);
      showError(problem, told);
      if (told !== "") return field.focus();
      form.remove();
      return resolve(field.value);
    });
  });
}

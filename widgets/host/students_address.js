/** Where students read the book, as an instructor told it once: a link into the instructor's edition would show every key. */

import { fill, shorten } from "./kit/text.js";
import { loadState, saveState } from "./storage.js";
import { studentsSite } from "./students_site.js";

/** @typedef {import("./students_site.js").SiteRules} SiteRules */

const NAME = "students-site";

/** The address that was told, as it was typed; empty if none was. */
export function recallAddress() {
  const kept = loadState(NAME, NAME);
  return kept.found === "state" ? String(kept.state.address ?? "") : "";
}

/**
 * @param {string} address
 */
export function keepAddress(address) {
  return saveState(NAME, NAME, { address });
}

/**
 * What is amiss with an address, in words.
 * @param {string} address
 * @param {Record<string, string>} words
 * @param {SiteRules} rules
 */
export function addressProblem(address, words, rules) {
  if (address.trim() === "") return words.needs_site;
  const host = hostOf(studentsSite(address, rules));
  if (host === "") return fill(words.bad_site, { address: shorten(address.trim()) });
  return host === location.host ? fill(words.own_site, { host }) : "";
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

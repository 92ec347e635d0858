/** What a widget is about stays in English, and says so where all around it is in another language. */

import { make } from "./dom.js";

/**
 * The attributes that say so of an element.
 * @param {Record<string, string>} words  of what is around it
 * @returns {{ [attribute: string]: string }}
 */
export function inEnglish({ language }) {
  return language === "en" ? {} : { lang: "en", dir: "ltr" };
}

/**
 * English texts within a sentence of another language.
 * @param {Record<string, string>} words
 * @param {(string | Node)[]} parts
 */
export function apart(words, ...parts) {
  return words.language === "en" ? parts : [make("span", inEnglish(words), ...parts)];
}

/**
 * English paragraphs and lists in a page of another language.
 * @param {Record<string, string>} words
 * @param {Node[]} blocks
 */
export function blocksApart(words, ...blocks) {
  return words.language === "en" ? blocks : [make("div", inEnglish(words), ...blocks)];
}

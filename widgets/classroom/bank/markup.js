/** The little markup of exercises (paragraphs, lists, emphasis) as elements; as in widgets/classroom/text.py. */

import { make } from "../../host/kit/dom.js";

const EMPHASIS = /\*(\S(?:[^*\n]*\S)?)\*/;

/**
 * A text without paragraphs.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function inlineNodes(text) {
  // Splitting by a group gives text and emphasis in turn.
  return text.split(/\s+/).join(" ").trim().split(EMPHASIS).map((part, place) => (place % 2 ? make("em", {}, part) : part));
}

/**
 * A text with paragraphs and lists.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function blockNodes(text) {
  const paragraphs = text.trim().split(/\n\s*\n/).filter((paragraph) => paragraph !== "");
  return paragraphs.map((paragraph) => {
    const lines = paragraph.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    if (!lines.every((line) => line.startsWith("- "))) return make("p", {}, ...inlineNodes(lines.join(" ")));
    return make("ul", {}, ...lines.map((line) => make("li", {}, ...inlineNodes(line.slice(2)))));
  });
}

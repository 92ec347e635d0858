/**
 * The little markup of exercises: paragraphs, lists, emphasis, and slots for a variant's numbers; as in markup.py.
 * @typedef {{ isList: boolean, lines: string[] }} Block  a paragraph of some lines, or a list of points
 */

import { make } from "../../host/kit/dom.js";
import { formatNumber } from "../../host/kit/numbers.js";
import { onOneLine, SPACE, trim } from "../../host/kit/spaces.js";

const EMPHASIS = new RegExp(`\\*([^${SPACE}](?:[^*\\n]*[^${SPACE}])?)\\*`, "g");
const BETWEEN_PARAGRAPHS = new RegExp(`\\n[${SPACE}]*\\n`);
const WRAPPED = new RegExp(`\\n(?![${SPACE}]*- )[${SPACE}]*`, "g"); // a point of a list that goes on

/**
 * Put a variant's numbers into a text.
 * @param {string} text
 * @param {Record<string, number>} values
 */
export function fillSlots(text, values) {
  return text.replace(/\{([a-z][a-z0-9_]*)\}/g, (slot, name) => (Object.hasOwn(values, name) ? formatNumber(values[name]) : slot));
}

/**
 * Take a text apart.
 * @param {string} text
 * @returns {Block[]}
 */
export function readBlocks(text) {
  const paragraphs = trim(text).split(BETWEEN_PARAGRAPHS).filter((paragraph) => paragraph !== "");
  return paragraphs.map((paragraph) => {
    const unwrapped = trim(paragraph).startsWith("- ") ? paragraph.replace(WRAPPED, " ") : paragraph;
    const lines = unwrapped.split("\n").map(trim).filter((line) => line !== "");
    const isList = lines.every((line) => line.startsWith("- "));
    return { isList, lines: isList ? lines.map((line) => line.slice(2)) : lines };
  });
}

/**
 * Take a line apart: text and emphasis in turn.
 * @param {string} text
 */
export function readInline(text) {
  return onOneLine(text).split(EMPHASIS); // splitting by a group gives both
}

/**
 * A text without paragraphs, as elements.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function inlineNodes(text) {
  return readInline(text).map((part, place) => (place % 2 ? make("em", {}, part) : part));
}

/**
 * A text with paragraphs and lists, as elements.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function blockNodes(text) {
  return readBlocks(text).map(({ isList, lines }) => {
    if (!isList) return make("p", {}, ...inlineNodes(lines.join(" ")));
    return make("ul", {}, ...lines.map((line) => make("li", {}, ...inlineNodes(line))));
  });
}

/**
 * A text with no markup.
 * @param {string} text
 */
export function toPlain(text) {
  const plain = (/** @type {string} */ line) => line.replace(EMPHASIS, "$1");
  return readBlocks(text)
    .map(({ isList, lines }) => lines.map((line) => (isList ? `- ${plain(line)}` : plain(line))).join("\n"))
    .join("\n\n");
}

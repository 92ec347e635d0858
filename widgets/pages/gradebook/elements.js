/** Pieces of which the gradebook's tables and lists are made. What they show is text, whatever it looks like. */

import { make } from "../../host/kit/dom.js";
import { inEnglish } from "../../host/kit/in_english.js";
import { fill } from "../../host/kit/text.js";

/** @typedef {{ [word: string]: string }} Words */

/** Entries of a long list that are shown before somebody asks for more. */
const AT_ONCE = 50;

/**
 * A button, with data attributes that say what it does.
 * @param {string} label
 * @param {{ [attribute: string]: string }} attributes
 */
export function makeButton(label, attributes) {
  return /** @type {HTMLButtonElement} */ (make("button", { type: "button", ...attributes }, label));
}

/**
 * A text that somebody else wrote: it keeps its lines, and the direction of its letters stays its own.
 * @param {string} text
 * @param {string} [className]
 */
export function foreign(text, className = "gradebook__foreign") {
  return make("bdi", { class: className }, text);
}

/**
 * What the engine says of files and values: it is English in every language.
 * @param {Words} words
 * @param {string} text
 * @param {string} [className]
 */
export function told(words, text, className = "gradebook__foreign") {
  return make("bdi", { class: className, ...inEnglish(words) }, text);
}

/**
 * "1 student", "12 students".
 * @param {Words} words
 * @param {string} what
 * @param {number} count
 */
export function many(words, what, count) {
  return count === 1 ? words[`one_${what}`] : fill(words[`many_${what}s`], { count: count.toLocaleString(words.language) });
}

/**
 * Fill a list with as much as can be read at once, and a button for more.
 * @template Entry
 * @param {HTMLElement} list
 * @param {Entry[]} entries
 * @param {(entry: Entry) => HTMLElement} render
 * @param {Words} words
 */
export function fillList(list, entries, render, words) {
  list.replaceChildren(...entries.slice(0, AT_ONCE).map(render));
  const left = entries.length - AT_ONCE;
  if (left <= 0) return;
  const button = makeButton(fill(words.show_more, { count: Math.min(left, AT_ONCE), left }), {});
  const more = make("li", { class: "gradebook__more" }, button);
  button.addEventListener("click", () => {
    const rest = make("ul");
    fillList(rest, entries.slice(AT_ONCE), render, words);
    const first = /** @type {HTMLElement} */ (rest.firstElementChild);
    more.replaceWith(...rest.children);
    first.tabIndex = -1;
    first.focus();
  });
  list.append(more);
}

/**
 * Make these the children of an element; what is there already and stays is not touched.
 * @param {Element} parent
 * @param {Element[]} children
 */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, place) => {
    if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
  });
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/**
 * Which exercises of the bank are shown, and the values that the filter offers.
 * @typedef {import("../start.js").Item} Item
 * @typedef {import("../start.js").Bank} Bank
 * @typedef {Record<string, string>} Filter
 */

import { inEnglish } from "../../host/kit/in_english.js";
import { withMark } from "../../host/kit/numbers.js";
import { fill } from "../../host/kit/text.js";

/** @type {Record<string, (item: Item) => string[]>} */
const VALUES = {
  chapter: (item) => [item.chapter],
  objective: (item) => item.objectives,
  bloom: (item) => [item.bloom],
  type: (item) => [item.type],
  use: (item) => [item.use],
  tag: (item) => item.tags,
};
/** Lists whose entries are texts of the book. */
const OF_THE_BOOK = ["chapter", "objective", "tag"];
const BLOOM = ["remember", "understand", "apply", "analyze", "evaluate", "create"];

/**
 * Put the bank's exercises in the order of the book.
 * @param {Bank} bank
 * @returns {Item[]}
 */
export function inOrder(bank) {
  const chapters = Object.keys(bank.chapters);
  return Object.values(bank.items).sort((a, b) => chapters.indexOf(a.chapter) - chapters.indexOf(b.chapter));
}

/**
 * @param {Item} item
 * @param {Filter} filter
 */
export function passes(item, filter) {
  const fits = Object.entries(VALUES).every(([name, values]) => !filter[name] || values(item).includes(filter[name]));
  const short = !filter.minutes || item.minutes <= Number(filter.minutes);
  const text = `${item.title} ${item.prompt} ${item.id}`.toLowerCase();
  return fits && short && (filter.search ?? "").toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/**
 * Offer in each list what the bank has.
 * @param {HTMLFormElement} form
 * @param {Bank} bank
 * @param {Record<string, string>} words
 */
export function fillFilter(form, bank, words) {
  const items = inOrder(bank);
  for (const [name, values] of Object.entries(VALUES)) {
    const known = [...new Set(items.flatMap(values))];
    if (name === "bloom") known.sort((a, b) => BLOOM.indexOf(a) - BLOOM.indexOf(b));
    if (name === "tag") known.sort();
    const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
    for (const value of known) {
      const option = new Option(label(name, value, bank, words), value);
      if (OF_THE_BOOK.includes(name)) Object.assign(option, inEnglish(words));
      select.append(option);
    }
  }
}

/**
 * @param {string} name
 * @param {string} value
 * @param {Bank} bank
 * @param {Record<string, string>} words
 */
function label(name, value, bank, words) {
  if (name === "chapter") return bank.chapters[value] ?? value;
  if (name === "objective") return `${value}: ${(bank.objectives[value] ?? "").replaceAll("*", "")}`;
  if (name === "type") return typeWord(value, words);
  if (name === "bloom") return words[`bloom_${value}`];
  return words[value] ?? value;
}

/**
 * @param {string} type
 * @param {Record<string, string>} words
 */
export function typeWord(type, words) {
  return words[type === "order" ? "order_type" : type];
}

/**
 * "1 exercise", "12 exercises".
 * @param {"point" | "minute" | "exercise"} what
 * @param {number} count
 * @param {Record<string, string>} words
 */
export function counted(what, count, words) {
  return count === 1 ? words[`one_${what}`] : fill(words[`many_${what}s`], { count: withMark(String(count), words) });
}

/**
 * Read the filter's form.
 * @param {HTMLFormElement} form
 * @returns {Filter}
 */
export function readFilter(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}

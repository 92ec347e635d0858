/**
 * What is said to an answer that was checked, and what several types say alike.
 * @typedef {import("../classroom/bank/item.js").Item} Item
 * @typedef {import("../classroom/bank/item.js").Key} Key
 * @typedef {import("../classroom/bank/item.js").Answer} Answer
 * @typedef {import("./answer_registry.js").Reader} Reader
 * @typedef {Record<string, string>} Words
 * @typedef {{ label?: string, text: string }} Reason  as the exercise's authors wrote it
 * @typedef {string | (string | { quoted: string })[]} Said  in the page's own words, with what they quote of the exercise
 * @typedef {{ sign: "right" | "wrong" | "missed", text: string }} Mark
 * @typedef {{ result: "right" | "partly" | "wrong" | "told" | "none", headline: Said, said?: Said[], reasons: Reason[],
 *   marks: Record<string, Mark>, notes?: Record<string, Said> }} Feedback  result "none": nothing was graded
 * @typedef {{ item: Item, key: Key, answer: Answer, variant: number, words: Words, read?: Reader }} Checked
 */

import { fill } from "../host/kit/text.js";

/**
 * Say how many parts are right.
 * @param {Record<string, Mark>} marks
 * @param {number} all
 * @param {Words} words
 */
export function counted(marks, all, words) {
  const right = Object.values(marks).filter(({ sign }) => sign === "right").length;
  if (right === all) return words.all_right;
  return right === 0 ? words.none_right : fill(words.some_right, { right, all });
}

/**
 * Give the reasons that the key has, and none for those that it leaves out.
 * @param {(Reason | { label?: string, text: string | undefined })[]} reasons
 * @returns {Reason[]}
 */
export function given(reasons) {
  return /** @type {Reason[]} */ (reasons.filter(({ text }) => text));
}

/**
 * @param {Checked} checked
 * @param {boolean} right
 */
export function outcomeReason({ key }, right) {
  return { text: key.feedback?.[right ? "correct" : "otherwise"] };
}

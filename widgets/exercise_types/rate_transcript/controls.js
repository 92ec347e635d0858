/**
 * A scale under each turn to rate, and at each the key’s rating with its reason.
 * @typedef {import("../../classroom/bank/item.js").Answer} Answer
 * @typedef {import("../controls_feedback.js").Checked} Checked
 * @typedef {import("../controls_feedback.js").Feedback} Feedback
 */

import { asField, givenControls, showEntries } from "../controls_form.js";
import { ratedTurns } from "./answer.js";
import { formatValue, withMark } from "../../host/kit/numbers.js";
import { fill, fillParts } from "../../host/kit/text.js";

/**
 * @param {HTMLElement} form
 */
export function readAnswer(form) {
  return asField("ratings", Object.fromEntries(givenControls(form).map(({ name, value }) => [name, Number(value)])));
}

/**
 * @param {HTMLElement} form
 * @param {Answer} answer
 */
export function showAnswer(form, { ratings = {} }) {
  showEntries(form, ratings);
}

/**
 * Say how far the ratings agree.
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellFeedback(checked, right) {
  const { key, answer, words } = checked;
  const { turns, yours, ours, kappa } = ratedTurns(key, answer);
  const all = Object.keys(key.ratings);
  const counts = { same: turns.filter((_, place) => yours[place] === ours[place]).length, rated: turns.length, all: all.length };
  const alone = turns.length < 2 ? words.kappa_alone : words.kappa_equal;
  const said = [
    kappa === null ? "" : fill(words.kappa_means, counts),
    turns.length < all.length ? fill(words.kappa_partly, counts) : "",
    words.kappa_look,
  ];
  return {
    result: right ? "right" : "told",
    headline: kappa === null ? alone : fill(words.kappa, { kappa: withMark(formatValue(kappa, ".2f"), words) }),
    said: said.filter((text) => text !== ""),
    reasons: [],
    notes: Object.fromEntries(all.map((turn) => [turn, noteOn(turn, checked)])),
  };
}

/**
 * Put both ratings of one turn side by side, with the reason for the key's.
 * @param {string} turn
 * @param {Checked} checked
 */
function noteOn(turn, { item, key, answer, words }) {
  const [yours, ours] = [answer.ratings[turn], key.ratings[turn]];
  const name = (/** @type {number} */ value) => ({ quoted: `${value} ${item.scale?.find((step) => step.value === value)?.label}` });
  const word = yours === undefined ? "turn_unrated" : yours === ours ? "turn_same" : "turn_differs";
  const reason = key.reasons?.[turn];
  return [...fillParts(words[word], { yours: name(yours), ours: name(ours) }), ...(reason ? [" ", { quoted: reason }] : [])];
}

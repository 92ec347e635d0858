/**
 * What is said to ratings of a transcript: how far they agree with the key's, and turn by turn why the key says so.
 * @typedef {import("../exercise_types/controls_feedback.js").Checked} Checked
 * @typedef {import("../exercise_types/controls_feedback.js").Feedback} Feedback
 */

import { ratedTurns } from "../exercise_types/rate_transcript/answer.js";
import { formatValue } from "../host/kit/numbers.js";
import { fill } from "../host/kit/text.js";

/**
 * Say how far the ratings agree.
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
export function tellRatings(checked, right) {
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
    headline: kappa === null ? alone : fill(words.kappa, { kappa: formatValue(kappa, ".2f") }),
    reasons: said.filter((text) => text).map((text) => ({ text })),
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
  const name = (/** @type {number} */ value) => `${value} ${item.scale?.find((step) => step.value === value)?.label}`;
  const word = yours === undefined ? "turn_unrated" : yours === ours ? "turn_same" : "turn_differs";
  return `${fill(words[word], { yours: name(yours), ours: name(ours) })} ${key.reasons?.[turn] ?? ""}`.trim();
}

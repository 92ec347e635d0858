/**
 * What is said to an answer that was checked: first how it stands, then a sentence for everything that is not right.
 * @typedef {import("../exercise_types/controls_feedback.js").Reader} Reader
 * @typedef {import("../exercise_types/controls_feedback.js").Words} Words
 * @typedef {import("../exercise_types/controls_feedback.js").Mark} Mark
 * @typedef {import("../exercise_types/controls_feedback.js").Feedback} Feedback
 * @typedef {import("../exercise_types/controls_feedback.js").Checked} Checked
 */

import { gradeAnswer } from "../classroom/grading/grade.js";
import { counted, given, outcomeReason } from "../exercise_types/controls_feedback.js";
import { isScore } from "../exercise_types/score_inventory/answer.js";
import { sideOf } from "../exercise_types/set_explorer/answer.js";
import { isClose, parseNumber } from "../exercise_types/typed_numbers.js";
import { tellRatings } from "./transcript_feedback.js";
import { fill } from "../host/kit/text.js";

/**
 * Say what there is to say to an answer.
 * @param {Checked} checked
 * @returns {Feedback}
 */
export function feedbackFor(checked) {
  const { item, key, answer, variant, words, read } = checked;
  const { status, credit } = gradeAnswer(item, key, answer, variant, read);
  if (status === "blank" || status === "awaiting") return notGraded(words.nothing_yet);
  if (status === "unreadable") return notGraded(unreadable(checked));
  const result = credit === 1 ? "right" : credit ? "partly" : "wrong";
  const headline = credit === 1 ? words.all_right : words.none_right;
  return { result, headline, reasons: [], marks: {}, ...TOLD[item.type](checked, credit === 1) };
}

/**
 * @param {string} headline
 * @returns {Feedback}
 */
export function notGraded(headline) {
  return { result: "none", headline, reasons: [], marks: {} };
}

/**
 * @param {Checked} checked
 */
function unreadable({ item, answer, words }) {
  if (item.type === "numeric") return fill(words.not_number, { text: (answer.text ?? "").trim() });
  const isBad = (/** @type {string} */ text = "") => text.trim() !== "" && !/^none$/i.test(text.trim()) && parseNumber(text) === null;
  const { id, label } = item.asks?.find((ask) => isBad(answer.scores[ask.id])) ?? { id: "", label: "" };
  return fill(words.not_number_of, { label, text: (answer.scores[id] ?? "").trim() });
}

/**
 * @param {Checked} checked
 * @param {boolean} right
 * @returns {Partial<Feedback>}
 */
function tellChoice({ key, answer, words }, right) {
  const mark = right ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_wrong };
  return { reasons: given([{ text: key.feedback?.[answer.choice] }]), marks: /** @type {any} */ ({ [answer.choice]: mark }) };
}

/** @type {Record<string, (checked: Checked, right: boolean) => Partial<Feedback>>} */
const TOLD = {
  single_choice: tellChoice,
  true_false: tellChoice,
  multiple_choice({ item, key, answer, words }, right) {
    /** @type {Record<string, Mark>} */
    const marks = {};
    for (const { id } of item.choices ?? []) {
      const [chosen, fits] = [answer.choices, key.correct].map((ids) => ids.includes(id));
      if (chosen) marks[id] = fits ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_wrong };
      else if (fits) marks[id] = { sign: "missed", text: words.mark_missed };
    }
    const told = (item.choices ?? []).filter(({ id }) => marks[id] && (right || marks[id].sign !== "right"));
    const reasons = given(told.map(({ id, text }) => ({ label: text, text: key.feedback?.[id] })));
    const found = Object.values(marks).filter(({ sign }) => sign === "right").length;
    const others = answer.choices.length - found;
    const counts = { right: found, all: key.correct.length, others };
    return { reasons, marks, headline: others ? fill(words.choices_right, counts) : counted(marks, counts.all, words) };
  },
  numeric(checked, right) {
    const { item, key, answer, variant } = checked;
    const value = parseNumber(answer.text, item.unit) ?? Number.NaN;
    const trap = (key.traps ?? []).find((/** @type {any} */ one) => isClose(value, one.answers[variant], one.tolerance));
    return { reasons: given([right || !trap ? outcomeReason(checked, right) : { text: trap.say }]) };
  },
  match(checked, right) {
    const { item, key, answer, words } = checked;
    const parts = item.prompts ?? [];
    const marks = Object.fromEntries(parts.map(({ id }) => [id, pairMark(answer.pairs[id], key.pairs[id], words)]));
    const wrong = parts.filter(({ id }) => marks[id].sign === "wrong");
    const reasons = wrong.map(({ id, text }) => ({ label: text, text: key.feedback?.[id] }));
    return { marks, reasons: given([...reasons, outcomeReason(checked, right)]), headline: counted(marks, parts.length, words) };
  },
  order(checked, right) {
    const { key, answer, words } = checked;
    const marks = Object.fromEntries(
      answer.order.map((/** @type {string} */ step, /** @type {number} */ place) => {
        const here = key.order[place] === step;
        return [step, here ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_step_wrong }];
      }),
    );
    return { marks, reasons: given([outcomeReason(checked, right)]), headline: counted(marks, key.order.length, words) };
  },
  score_inventory(checked, right) {
    const { item, key, words } = checked;
    const parts = item.asks ?? [];
    const marks = Object.fromEntries(parts.map(({ id }) => [id, scoreMark(checked, id)]));
    const forgotten = !right && forgotKey(checked);
    const reason = forgotten ? { text: key.feedback?.unreversed } : outcomeReason(checked, right);
    return { marks, reasons: given([reason]), headline: counted(marks, parts.length, words) };
  },
  set_explorer(checked, right) {
    const { key, answer, words, read } = checked;
    const { conditions } = key;
    const sides = conditions.map((/** @type {any} */ one) => sideOf(one, answer.parameters, /** @type {Reader} */ (read)));
    const off = conditions.map((/** @type {any} */ one, /** @type {number} */ place) => ({ text: one[sides[place]] }));
    const held = sides.filter((/** @type {string} */ side) => side === "within").length;
    const some = held > 0 && !right ? { headline: fill(words.conditions_right, { right: held, all: conditions.length }) } : {};
    return { reasons: given(right ? [outcomeReason(checked, true)] : off), ...some };
  },
  rate_transcript: tellRatings,
};

/**
 * @param {string | undefined} option
 * @param {string} wanted
 * @param {Words} words
 * @returns {Mark}
 */
function pairMark(option, wanted, words) {
  if (!option) return { sign: "missed", text: words.mark_not_matched };
  return option === wanted ? { sign: "right", text: words.mark_right } : { sign: "wrong", text: words.mark_wrong };
}

/**
 * @param {Checked} checked
 * @param {string} id
 * @returns {Mark}
 */
function scoreMark({ key, answer, words }, id) {
  const text = answer.scores[id] ?? "";
  if (text.trim() === "") return { sign: "missed", text: words.mark_score_missing };
  if (isScore(text, key.answers[id], key.tolerance)) return { sign: "right", text: words.mark_right };
  return { sign: "wrong", text: words.mark_score_wrong };
}

/**
 * Whether every score that was given is the one that comes out when no item is turned around.
 * @param {Checked} checked
 */
function forgotKey({ key, answer }) {
  const { unreversed = {}, tolerance } = key;
  const written = Object.entries(answer.scores).filter(([, text]) => text.trim() !== "");
  return written.every(([id, text]) => id in unreversed && isScore(text, unreversed[id], tolerance));
}

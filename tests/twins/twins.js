/** Which function of the page takes a case of each twin. What a case gives, and what comes of it, is plain JSON. */

import { digestOf, sha256 } from "../../widgets/classroom/assignments/sha256.js";
import { plainCode, shuffled, variantNumber } from "../../widgets/classroom/assignments/variants.js";
import { blockNodes, fillSlots, inlineNodes, toPlain } from "../../widgets/classroom/bank/markup.js";
import { checkState } from "../../widgets/classroom/grading/answer_shape.js";
import { fullAnswer, gradeAnswer, isBlank } from "../../widgets/classroom/grading/grade.js";
import { ANSWER_TYPES } from "../../widgets/exercise_types/answer_registry.js";
import { quadraticKappa } from "../../widgets/exercise_types/kappa.js";
import { parseNumber } from "../../widgets/exercise_types/typed_numbers.js";
import { formatNumber, formatScore, formatValue } from "../../widgets/host/kit/numbers.js";
import { onOneLine } from "../../widgets/host/kit/spaces.js";
import { markupOf } from "./document.js";

/** Say of an answer whether it has the right shape and what it earns, and which one earns everything. */
function tellAnswer({ item, key, variant, answer, figures = {} }) {
  const rated = { ...item, turns: item.turns?.filter(({ rate }) => rate).map(({ id }) => id) };
  const { state, problems } = checkState({ answer }, { item: rated, key: null, explorer: item.start && { definition: item } });
  const fits = isBlank(answer) || (problems.length === 0 && sorted(state.answer) === sorted(answer));
  const { status, credit } = fits ? gradeAnswer(rated, key, answer, variant, (name) => figures[name]) : {};
  return { fits, grade: fits ? { status, credit } : null, full: asNumber(fullAnswer(rated, key, variant)) };
}

/** @param {any} told  in which order parts are named, and choices chosen, plays no part */
function sorted(told) {
  const sort = (/** @type {any} */ part) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort()) : part);
  return JSON.stringify(told, (name, part) => (name === "choices" ? [...part].sort() : sort(part)));
}

/** @param {any} told */
function isRecord(told) {
  return typeof told === "object" && told !== null && !Array.isArray(told);
}

/** @param {any} told  of which a number that is a text is read: the two languages write it with more or fewer digits */
function asNumber(told) {
  if (isRecord(told)) return Object.fromEntries(Object.entries(told).map(([name, part]) => [name, asNumber(part)]));
  const number = typeof told === "string" ? parseNumber(told) : null;
  return number === null ? told : Math.round(number * 1e6) / 1e6;
}

/** @type {Record<string, (given: any) => unknown>} */
export const TWINS = {
  ...Object.fromEntries(Object.keys(ANSWER_TYPES).map((type) => [type, tellAnswer])),
  kappa: ({ first, second }) => quadraticKappa(first, second),
  markup: (text) => ({ html: markupOf(blockNodes(text)), inline: markupOf(inlineNodes(text)), plain: toPlain(text) }),
  numbers: ({ value, spec }) => [formatNumber(value), formatScore(value), formatValue(value, spec)],
  sha256: async (text) => [sha256(text), await digestOf(text)],
  slots: ({ text, values }) => fillSlots(text, values),
  spaces: (text) => onOneLine(text),
  variants: ({ assignment, code, item, count, ids }) => ({
    code: plainCode(code),
    number: variantNumber(assignment, code, item, count),
    order: shuffled(ids, assignment, code, item),
  }),
};

/** What the page says of an answer to an exercise; answers.py draws them. */

import { checkState } from "../../widgets/classroom/grading/answer_shape.js";
import { fullAnswer, gradeAnswer, isBlank } from "../../widgets/classroom/grading/grade.js";

/** Say of an answer whether it has the right shape and what it earns, and which one earns everything. */
export function tellAnswer({ item, key, variant, answer, figures = {} }) {
  const rated = { ...item, turns: item.turns?.filter(({ rate }) => rate).map(({ id }) => id) };
  const { state, problems } = checkState({ answer }, { item: rated, key: null, explorer: item.start && { definition: item } });
  const fits = isBlank(answer) || (problems.length === 0 && sorted(state.answer) === sorted(answer));
  const { status, credit } = fits ? gradeAnswer(rated, key, answer, variant, (name) => figures[name]) : {};
  return { fits, grade: fits ? { status, credit } : null, full: fullAnswer(rated, key, variant) };
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

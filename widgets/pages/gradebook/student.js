/** What there is to know about one student: problems, and every answer in words with what it earned. */

import { make } from "../../host/kit/dom.js";
import { fill } from "../../host/kit/text.js";
import { answerNode, promptNodes, rightAnswerNodes } from "./answers.js";
import { foreign } from "./elements.js";
import { points } from "./row.js";

/**
 * @typedef {import("./elements.js").Words} Words
 * @typedef {import("./calls.js").StudentAnswer} StudentAnswer
 */

/**
 * @param {import("./calls.js").Student} student
 * @param {Words} words
 */
export function studentNodes({ answers, problems }, words) {
  const told = problems.map(({ message, advice, severity }) => {
    return make("li", {}, make("strong", {}, words[`severity_${severity}`]), " ", foreign(`${message} ${advice}`));
  });
  const list = told.length > 0 ? [make("p", { class: "gradebook__label" }, words.problems), make("ul", {}, ...told)] : [];
  const given = answers.map((answer) => make("li", {}, ...answerNodes(answer, words)));
  if (given.length === 0) return [...list, make("p", {}, words.no_answers)];
  return [...list, make("p", { class: "gradebook__label" }, words.answers), make("ol", { class: "gradebook__answers" }, ...given)];
}

/**
 * @param {StudentAnswer} answer
 * @param {Words} words
 */
function answerNodes(answer, words) {
  const { item, numbers, comments } = answer;
  const title = make("p", {}, make("strong", {}, item.title), " ", make("span", { class: "gradebook__note" }, earned(answer, words)));
  const question = make("details", {}, make("summary", {}, words.question), ...promptNodes(item, numbers), ...rightAnswerNodes(answer, words));
  const said = comments.map((comment) => make("p", {}, `${words.comment}: `, foreign(comment)));
  return [title, answerNode(answer, words), ...said, question];
}

/**
 * @param {StudentAnswer} answer
 * @param {Words} words
 */
export function earned({ status, points: given, out_of, detail }, words) {
  if (given !== null) return fill(words.earned, { points: points(given), out_of: points(out_of) });
  const why = words[`cell_${status}`];
  return detail ? fill(words.earned_nothing_because, { why, detail }) : fill(words.earned_nothing, { why });
}

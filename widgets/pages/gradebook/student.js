/** What there is to know about one student: problems, and every answer in words with what it earned. */

import { make } from "../../host/kit/dom.js";
import { inEnglish } from "../../host/kit/in_english.js";
import { fill } from "../../host/kit/text.js";
import { answerNode, promptNodes, rightAnswerNodes } from "./answers.js";
import { foreign, told } from "./elements.js";
import { points } from "./row.js";

/**
 * @typedef {import("./elements.js").Words} Words
 * @typedef {import("./calls.js").StudentAnswer} StudentAnswer
 */

/**
 * @param {import("./calls.js").Student} student
 * @param {Words} words
 * @param {import("./deciding.js").Deciding} deciding  gives what can be decided
 */
export function studentNodes(student, words, deciding) {
  const { answers, problems, decided } = student;
  const listed = problems.map(({ message, advice, severity }) => {
    return make("li", {}, make("strong", {}, words[`severity_${severity}`]), " ", told(words, `${message} ${advice}`));
  });
  const list = listed.length > 0 ? [make("p", { class: "gradebook__label" }, words.problems), make("ul", {}, ...listed)] : [];
  const whole = [...decided.map((one) => make("p", {}, foreign(one))), make("p", { class: "gradebook__actions" }, ...deciding.forStudent(student))];
  const about = [make("p", { class: "gradebook__label" }, words.whole_assignment), ...whole];
  const given = answers.map((answer) => make("li", {}, ...answerNodes(answer, words), make("p", { class: "gradebook__actions" }, ...deciding.forAnswer(student, answer))));
  if (given.length === 0) return [...list, ...about, make("p", {}, words.no_answers)];
  return [...list, ...about, make("p", { class: "gradebook__label" }, words.answers), make("ol", { class: "gradebook__answers" }, ...given)];
}

/**
 * @param {StudentAnswer} answer
 * @param {Words} words
 */
function answerNodes(answer, words) {
  const { item, numbers, comments, decided } = answer;
  const title = make("p", {}, make("strong", inEnglish(words), item.title), " ", make("span", { class: "gradebook__note" }, earned(answer, words)));
  const question = make("details", {}, make("summary", {}, words.question), ...promptNodes(item, numbers, words), ...rightAnswerNodes(answer, words));
  const said = comments.map((comment) => make("p", {}, `${words.comment}: `, foreign(comment)));
  const by = decided ? [make("p", { class: "gradebook__decided" }, foreign(decided), before(answer, words))] : [];
  return [title, answerNode(answer, words), ...by, ...said, question];
}

/**
 * What the answer had before somebody decided otherwise.
 * @param {StudentAnswer} answer
 * @param {Words} words
 */
function before({ before: had, out_of }, words) {
  if (had === null) return "";
  const [status, given] = had;
  const earlier = given === null ? words[`cell_${status}`] : fill(words.earned, { points: points(given, words), out_of: points(out_of, words) });
  return ` ${fill(words.by_computer, { before: earlier })}`;
}

/**
 * @param {StudentAnswer} answer
 * @param {Words} words
 */
export function earned({ status, points: given, out_of, detail }, words) {
  if (given !== null) return fill(words.earned, { points: points(given, words), out_of: points(out_of, words) });
  const why = words[`cell_${status}`];
  return detail ? fill(words.earned_nothing_because, { why, detail }) : fill(words.earned_nothing, { why });
}

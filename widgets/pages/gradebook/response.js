/** One answer that a person marks: its text, and beside it the rubric or a field for points. */

import { make } from "../../host/kit/dom.js";
import { apart, blocksApart } from "../../host/kit/in_english.js";
import { fill, shorten } from "../../host/kit/text.js";
import { blockNodes, inlineNodes } from "../../classroom/bank/markup.js";
import { markPoints } from "../../classroom/grading/marks.js";
import { answerNode, promptNodes, rightAnswerNodes } from "./answers.js";
import { foreign, makeButton, many } from "./elements.js";
import { points } from "./row.js";

/**
 * @typedef {import("./elements.js").Words} Words
 * @typedef {import("./mark_store.js").Mark} Mark
 * @typedef {import("./calls.js").Criterion} Criterion
 * @typedef {import("./calls.js").Whose & { item: import("./calls.js").Item, rubric: Criterion[], text?: string, words?: number,
 *   given?: import("./calls.js").StudentAnswer }} Entry  `given` where the book could not read it
 */

/**
 * Tell whether somebody has marked all of an answer.
 * @param {Entry} entry
 * @param {Mark} mark
 */
export function isMarked({ rubric }, mark) {
  return mark.points !== undefined || (rubric.length > 0 && rubric.every(({ id }) => mark[id] !== undefined));
}

/**
 * @param {Entry} entry
 * @param {Mark} mark
 * @param {Words} words
 * @param {{ title: string, name: string, disabled: boolean, comments: string[] }} shown  comments: that can be used again
 */
export function responseNode(entry, mark, words, { title, name, disabled, comments }) {
  const heading = make("h3", { tabindex: "-1" }, title, ...(name ? [": ", foreign(name)] : []));
  const answer = make("div", { class: "gradebook__text" }, ...(entry.given ? givenNodes(entry.given, words) : textNodes(entry, words)));
  const fields = /** @type {HTMLFieldSetElement} */ (make("fieldset", { class: "gradebook__rubric", "aria-label": words.marks }));
  fields.append(...(entry.given ? [pointsField(entry, mark, words)] : entry.rubric.map((one) => criterionField(one, mark, words))));
  if (!entry.given) fields.append(make("div", { class: "gradebook__sets", "data-slot": "sets" }));
  fields.append(commentField(mark, words), ...againField(comments, words), make("p", { "data-slot": "sum" }, sum(entry, mark, words)));
  fields.append(makeButton(words.clear_mark, { "data-action": "clear-mark" }));
  fields.disabled = disabled;
  const form = make("form", { autocomplete: "off", novalidate: "" }, fields);
  return make("article", { class: "gradebook__response", tabindex: "-1" }, heading, make("div", { class: "gradebook__columns" }, answer, form));
}

/**
 * @param {Entry} entry
 * @param {Words} words
 */
function textNodes({ item, text = "", words: count = 0 }, words) {
  const told = fill(words.word_count, { count: many(words, "word", count), ...item.words });
  return [make("p", { class: "gradebook__help" }, told), foreign(text)];
}

/**
 * @param {import("./calls.js").StudentAnswer} given
 * @param {Words} words
 */
function givenNodes(given, words) {
  const why = make("p", { class: "gradebook__help" }, fill(words.unread_because, { title: given.item.title, detail: given.detail }));
  return [why, ...promptNodes(given.item, given.numbers, words), make("p", { class: "gradebook__label" }, words.answer), answerNode(given, words), ...rightAnswerNodes(given, words)];
}

/**
 * @param {Criterion} criterion
 * @param {Mark} mark
 * @param {Words} words
 */
function criterionField({ id, criterion, levels }, mark, words) {
  const options = levels.map(({ points: worth, text }, level) => {
    const input = /** @type {HTMLInputElement} */ (make("input", { type: "radio", name: `criterion ${id}`, value: String(level) }));
    input.checked = mark[id] === level;
    return make("label", {}, input, make("strong", {}, points(worth, words)), make("span", {}, ...apart(words, ...inlineNodes(text))));
  });
  return make("fieldset", { "data-criterion": id }, make("legend", {}, ...apart(words, ...inlineNodes(criterion))), ...options);
}

/**
 * @param {Entry} entry
 * @param {Mark} mark
 * @param {Words} words
 */
function pointsField({ item }, mark, words) {
  const input = /** @type {HTMLInputElement} */ (make("input", { type: "number", name: "points", min: "0", max: String(item.points), step: "any" }));
  input.value = mark.points === undefined ? "" : String(mark.points);
  return make("label", { class: "gradebook__field" }, make("span", {}, fill(words.points_by_hand, { most: points(item.points, words) })), input);
}

/**
 * @param {Mark} mark
 * @param {Words} words
 */
function commentField({ comment = "" }, words) {
  const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { name: "comment", rows: "3", maxlength: "5000", dir: "auto" }));
  area.value = comment;
  return make("label", { class: "gradebook__field" }, make("span", {}, words.comment_to_student), area);
}

/** Letters of a comment by which it is known in a list. */
const SHOWN = 80;

/**
 * @param {string[]} comments
 * @param {Words} words
 */
function againField(comments, words) {
  if (comments.length === 0) return [];
  const select = /** @type {HTMLSelectElement} */ (make("select", { name: "again" }, new Option(words.choose_comment, "")));
  select.addEventListener("change", () => useAgain(select));
  select.append(...comments.map((comment) => new Option(shorten(comment, SHOWN), comment)));
  return [make("label", { class: "gradebook__field" }, make("span", {}, words.comment_again), select)];
}

/**
 * Put a comment that was given before below what is written.
 * @param {HTMLSelectElement} field
 */
function useAgain(field) {
  const area = /** @type {HTMLTextAreaElement} */ (field.form?.elements.namedItem("comment"));
  area.value = [area.value.trim(), field.value].filter(Boolean).join("\n");
  field.value = "";
  area.focus();
}

/**
 * What the marks give, in points.
 * @param {Entry} entry
 * @param {Mark} mark
 * @param {Words} words
 */
export function sum({ item, rubric }, mark, words) {
  const left = rubric.filter(({ id }) => mark[id] === undefined).length;
  if (mark.points === undefined && left > 0) return fill(words.criteria_left, { left: many(words, "criterion", left) });
  const given = markPoints({ points: item.points }, rubric, mark);
  if (given === null) return words.no_points_yet;
  return fill(words.earned, { points: points(given, words), out_of: points(item.points, words) });
}

/**
 * Read the marks from the form; null if the points are none that can be given.
 * @param {HTMLFormElement} form
 * @param {Entry} entry
 * @returns {Mark | null}
 */
export function readForm(form, { item, rubric }) {
  /** @type {Mark} */
  const mark = {};
  const data = new FormData(form);
  for (const { id } of rubric) if (data.has(`criterion ${id}`)) mark[id] = Number(data.get(`criterion ${id}`));
  const field = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("points"));
  if (field && field.value.trim() !== "") mark.points = field.valueAsNumber;
  const comment = String(data.get("comment") ?? "").trim();
  if (comment) mark.comment = comment;
  const fits = mark.points === undefined || (mark.points >= 0 && mark.points <= item.points);
  return fits && !field?.validity.badInput ? mark : null;
}

/**
 * What a marker needs to know of an exercise before reading.
 * @param {import("./calls.js").FreeResponses} given
 * @param {Words} words
 */
export function aboutNodes({ item, model_answer, marker_note }, words) {
  const note = marker_note ? [make("p", { class: "gradebook__label" }, words.marker_note), ...blocksApart(words, ...blockNodes(marker_note))] : [];
  const model = make("details", {}, make("summary", {}, words.model_answer), ...blocksApart(words, ...blockNodes(model_answer)), ...note);
  return [make("details", {}, make("summary", {}, words.question), ...blocksApart(words, ...blockNodes(item.prompt))), model];
}

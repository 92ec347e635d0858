/** One exercise as students meet it, to be read and tried, and below it the key, where this page has it. */

import { fetchForms } from "../../classroom/assignments/varied_forms.js";
import { blockNodes, inlineNodes } from "../../classroom/bank/markup.js";
import { ANSWER_TYPES } from "../../exercise_types/answer_registry.js";
import { announce } from "../../host/events.js";
import { make } from "../../host/kit/dom.js";
import { apart, blocksApart } from "../../host/kit/in_english.js";
import { withMark } from "../../host/kit/numbers.js";
import { fill } from "../../host/kit/text.js";

/**
 * @typedef {import("../start.js").Item} Item
 * @typedef {Record<string, string>} Words
 */

/**
 * @param {HTMLDetailsElement} details  that were opened or closed
 * @param {Item} item
 * @param {Record<string, any> | undefined} key
 * @param {Words} words
 */
export function showReading(details, item, key, words) {
  const [form, below] = ["form", "key"].map((name) => /** @type {HTMLElement} */ (details.querySelector(`[data-part=${name}]`)));
  below.replaceChildren(...keyNodes(item, key, words));
  if (details.open && form.childElementCount === 0) void showForm(form, item, words);
}

/**
 * Show the form of an exercise; what is tried there is nobody's answer.
 * @param {HTMLElement} holder
 * @param {Item} item
 * @param {Words} words
 */
async function showForm(holder, item, { language }) {
  const [form] = await fetchForms([item], language);
  if (form) form.dataset.name = `preview-${item.id}`;
  holder.replaceChildren(...(form ? [form] : blockNodes(item.prompt)));
  announce("book:widgets-added");
}

/**
 * @param {Item} item
 * @param {Record<string, any> | undefined} key
 * @param {Words} words
 */
function keyNodes(item, key, words) {
  if (!key) return [make("p", { class: "builder__meta" }, words.no_key)];
  const { rationale, model_answer, marker_note, rubric = [] } = key;
  return [
    heading(words.key),
    ...rightNodes(item, key, words),
    ...part("rationale", rationale, words),
    ...part("model_answer", model_answer, words),
    ...part("marker_note", marker_note, words),
    ...rubric.flatMap((/** @type {any} */ criterion) => criterionNodes(criterion, words)),
  ];
}

/** @param {string} text */
function heading(text) {
  return make("p", { class: "builder__key" }, text);
}

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {Words} words
 */
function part(name, text, words) {
  return text ? [heading(words[name]), ...blocksApart(words, ...blockNodes(text))] : [];
}

/**
 * What is right: an answer that earns all points, for each student's numbers, and what an explorer must show.
 * @param {Item} item
 * @param {Record<string, any>} key
 * @param {Words} words
 */
function rightNodes(item, key, words) {
  const { fullAnswer, answerText } = ANSWER_TYPES[item.type];
  const numbersOfEach = item.variants?.length ? item.variants : [{}];
  const each = numbersOfEach.map((numbers, variant) => ({ numbers, answer: fullAnswer(/** @type {any} */ (item), key, variant) }));
  const lines = each.flatMap(({ numbers, answer }) => {
    const having = Object.entries(numbers).map(([name, value]) => `${name} = ${value}`);
    const told = answer ? answerText(item, answer, words) : [];
    return told.map((line) => make("li", {}, ...(having.length > 0 ? [`${having.join(", ")}: `] : []), ...lineNodes(line, words)));
  });
  const conditions = (key.conditions ?? []).map((/** @type {any} */ { name, low, high }) => make("li", {}, `${name}: ${fill(words.range, { low, high })}`));
  return lines.length + conditions.length > 0 ? [make("ul", {}, ...lines, ...conditions)] : [];
}

/**
 * @param {import("../../exercise_types/answer_registry.js").AnswerLine} line
 * @param {Words} words
 */
function lineNodes({ label = "", joint = "", text, typed, own }, words) {
  return [...(label ? apart(words, ...inlineNodes(label)) : []), joint, ...(typed || own ? [text] : apart(words, ...inlineNodes(text)))];
}

/**
 * @param {{ criterion: string, levels: { points: number, text: string }[] }} criterion
 * @param {Words} words
 */
function criterionNodes({ criterion, levels }, words) {
  const rows = levels.map(({ points, text }) => make("li", {}, `${withMark(String(points), words)}: `, ...apart(words, ...inlineNodes(text))));
  return [make("p", { class: "builder__key" }, ...apart(words, ...inlineNodes(criterion))), make("ul", {}, ...rows)];
}

/**
 * Puts the exercises of an assignment on the page, each with the student's own numbers and order of choices.
 * @typedef {Pick<import("./assignment.js").Assignment, "id" | "variants">} Assignment
 * @typedef {import("../bank/item.js").WholeItem} Item
 * @typedef {{ assignment: { id: string, title: string, due: string, variants: boolean } | null, edition: string,
 *   items: Item[], numbers: Record<string, number>, names: Record<string, string> }} Definition
 */

import { fetchFile } from "../../host/kit/fetching.js";
import { shuffled, variantNumber, variedName } from "./variants.js";

/**
 * Which variant a student gets of each exercise that has several.
 * @param {Assignment} assignment
 * @param {Item[]} items
 * @param {string} code
 */
export function numbersFor(assignment, items, code) {
  const varied = items.filter(({ variants = [] }) => variants.length > 1);
  const number = (/** @type {Item} */ { id, variants = [] }) =>
    assignment.variants ? variantNumber(assignment.id, code, id, variants.length) : 0;
  return Object.fromEntries(varied.map((item) => [item.id, number(item)]));
}

/**
 * Under which name each answer is kept, if not under that of the chapter's page.
 * @param {Assignment} assignment
 * @param {Item[]} items
 * @param {{ [id: string]: number }} numbers
 */
export function namesFor(assignment, items, numbers) {
  if (!assignment.variants) return {};
  return Object.fromEntries(items.map((item) => [item.id, variedName(assignment.id, item, numbers[item.id] ?? 0)]));
}

/**
 * How the names of forms end that are in a language.
 * @param {string} language
 */
export function formEnding(language) {
  return language === "en" ? "txt" : `${language}.txt`;
}

/**
 * Fetch the form of each exercise. One that does not come is null, and stops no other.
 * @param {Item[]} items
 * @param {string} language
 */
export async function fetchForms(items, language) {
  const ending = formEnding(language);
  const fetched = items.map(async ({ id }) => {
    const response = await fetchFile(new URL(`forms/${id}.${ending}`, document.baseURI));
    return parseForm(await response.text());
  });
  const settled = await Promise.allSettled(fetched);
  return settled.map((one) => (one.status === "fulfilled" ? one.value : null));
}

/**
 * A page's policy refuses styles that come written into elements, and lets a script set the same.
 * @param {string} html
 */
function parseForm(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html.replaceAll(' style="', ' data-looks="');
  for (const styled of holder.content.querySelectorAll("[data-looks]")) {
    const { style, dataset } = /** @type {HTMLElement} */ (styled);
    style.cssText = String(dataset.looks);
  }
  return /** @type {HTMLElement} */ (holder.content.querySelector("[data-widget]"));
}

/**
 * Tell a form what it begins with.
 * @param {HTMLElement} form
 * @param {Item} item
 * @param {Assignment} assignment
 * @param {string} code
 * @param {number} number
 */
export function arrangeForm(form, item, assignment, code, number) {
  if (!assignment.variants) return;
  form.dataset.name = variedName(assignment.id, item, number);
  form.dataset.variant = String(number);
  if (!item.shuffle || !item.choices) return;
  form.dataset.order = shuffled(item.choices.map(({ id }) => id), assignment.id, code, item.id).join(" ");
}

/**
 * Make My answers for these exercises; the rules of its files it has from Python.
 * @param {HTMLTemplateElement} template
 * @param {Definition} definition
 * @param {string} code
 */
export function makeAnswers(template, definition, code) {
  const answers = /** @type {HTMLElement} */ (template.content.cloneNode(true));
  const script = /** @type {HTMLElement} */ (answers.querySelector("script"));
  const state = JSON.parse(String(script.textContent));
  script.textContent = JSON.stringify({ ...state, definition: { ...state.definition, ...definition }, code: code || state.code });
  return answers;
}

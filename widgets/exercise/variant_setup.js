/**
 * What a page gives an exercise to begin with: which variant's numbers, and which order of choices.
 * @typedef {import("../classroom/grading/grade.js").Item} Item
 */

import { formatNumber } from "../host/kit/numbers.js";

/**
 * The number of the variant that the page asks for, or the first.
 * @param {HTMLElement} el
 * @param {Item} item
 */
export function findVariant(el, { variants = [] }) {
  const number = Number(el.dataset.variant ?? 0);
  return Number.isInteger(number) && number >= 0 && number < variants.length ? number : 0;
}

/**
 * Write a variant's numbers into the prompt.
 * @param {HTMLElement} el
 * @param {Record<string, number>} values
 */
export function fillVariant(el, values) {
  for (const [name, value] of Object.entries(values)) {
    for (const slot of el.querySelectorAll(`[data-slot="value-${name}"]`)) slot.textContent = formatNumber(value);
  }
}

/**
 * Put the choices into the order that the page asks for, if it names each once.
 * @param {HTMLElement} el
 */
export function arrangeChoices(el) {
  const choices = /** @type {HTMLElement[]} */ ([...el.querySelectorAll(".exercise__choice")]);
  const order = el.dataset.order?.split(" ") ?? [];
  const ids = choices.map(({ dataset }) => String(dataset.part));
  if (choices.length === 0 || String([...order].sort()) !== String([...ids].sort())) return;
  choices[0].parentElement?.append(...order.map((id) => choices[ids.indexOf(id)]));
}

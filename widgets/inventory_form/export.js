/**
 * What a reader takes away from a form: files and a cell of Python.
 * @typedef {import("./scoring.js").Definition} Definition
 * @typedef {import("./scoring.js").FormState} FormState
 */

import { scoreAll } from "./scoring.js";
import { isKeyChanged } from "./state.js";

/**
 * @param {Definition} definition
 */
export function fileName({ inventory, ratings }) {
  return [inventory, ...new Set(ratings.map(({ perspective }) => perspective))].join("-");
}

/**
 * A row a rating. Of several, session and perspective come first; of one alone, only the items.
 * @param {FormState} state
 * @param {Definition} definition
 */
export function asCsv({ responses }, { ratings, items, occasion }) {
  const several = ratings.length > 1;
  const rows = ratings.map((rating) => {
    const answers = items.map((item) => responses[rating.id]?.[item] ?? "");
    return several ? [rating.occasion ?? "", rating.perspective, ...answers] : answers;
  });
  const header = several ? [occasion, "perspective", ...items] : items;
  return `${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}

/**
 * @param {FormState} state
 * @param {Definition} definition
 */
export function asJson({ responses, reverse_keyed }, definition) {
  const { inventory, version, language, ratings, items, occasion } = definition;
  const rated = ratings.map((rating) => {
    const answers = responses[rating.id] ?? {};
    const { subscales, composite } = scoreAll(answers, reverse_keyed, definition);
    return {
      [occasion]: rating.occasion,
      perspective: rating.perspective,
      responses: Object.fromEntries(items.map((item) => [item, answers[item] ?? null])),
      subscale_scores: subscales,
      composite,
    };
  });
  return JSON.stringify({ inventory, version, language, reverse_keyed, ratings: rated }, null, 2);
}

/**
 * Write a cell that makes this form; it sets the key where the reader has changed it.
 * @param {FormState} state
 * @param {Definition} definition
 */
export function asPython({ responses, reverse_keyed }, { inventory, ratings, language, ...definition }) {
  const answersOf = (/** @type {string} */ id) => JSON.stringify(responses[id] ?? {});
  const only = ratings.length === 1 ? ratings[0] : null;
  const given = only
    ? [`    perspective="${only.perspective}",`, `    responses=${answersOf(only.id)},`]
    : ["    responses={", ...ratings.map((rating) => `        ${pythonName(rating)}: ${answersOf(rating.id)},`), "    },"];
  const key = isKeyChanged({ reverse_keyed }, definition) ? [`form.reverse_keyed = ${JSON.stringify(reverse_keyed)}`] : [];
  const spoken = language === "en" ? [] : [`    language="${language}",`];
  const made = ["form = InventoryForm(", `    "${inventory}",`, ...given, ...spoken, ")"];
  const lines = ["from widgets import InventoryForm", "", ...made, ...key, "form"];
  return lines.join("\n");
}

/**
 * @param {Definition["ratings"][number]} rating
 */
function pythonName({ occasion, perspective }) {
  return occasion === null ? `"${perspective}"` : `(${occasion}, "${perspective}")`;
}

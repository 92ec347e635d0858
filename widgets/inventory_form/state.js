/**
 * A form's answers as they arrive from a link or from this browser's storage, and as they leave in a link.
 * A link gives each rating one parameter, its answers in the order of the items: 3-client=4_5__2
 * Pages that show other ratings of the same raters store them under one name: each takes its own, and leaves the others.
 * @typedef {import("./scoring.js").Answers} Answers
 * @typedef {import("./scoring.js").Responses} Responses
 * @typedef {import("./scoring.js").Definition} Definition
 * @typedef {import("./scoring.js").FormState} FormState
 * @typedef {import("../host/kit/text.js").Problem} Problem
 */

import { isRecord } from "../host/kit/records.js";
import { onScale } from "./scoring.js";
import { shorten } from "../host/kit/text.js";

/**
 * Take of a stored state what this form shows: its ratings, and its key. Answers that name no rating are from before a
 * form could hold several; they are the first rating's until it has its own.
 * @param {any} stored
 * @param {Definition} definition
 */
export function ownState(stored, { ratings, start, ...definition }) {
  const { responses, keys } = stored;
  const key = keys?.[ratings[0].id] ?? (keys === undefined ? stored.reverse_keyed : definition.reverse_keyed);
  if (!isRecord(responses) || Object.keys(responses).length === 0) return { responses, reverse_keyed: key };
  const isOwn = (/** @type {string} */ name) => ratings.some(({ id }) => id === name);
  const own = select(responses, isOwn);
  const loose = select(responses, (name) => !isOwn(name) && !isRecord(responses[name]));
  const shown = [own, loose].find((some) => Object.keys(some).length > 0) ?? start.responses;
  return { responses: shown, reverse_keyed: key };
}

/**
 * Put a state beside what other pages have stored under the same name.
 * @param {FormState} state
 * @param {any} stored
 * @param {Definition} definition
 */
export function withOthers(state, stored, { ratings, items }) {
  const others = isRecord(stored.responses) ? stored.responses : {};
  const kept = select(others, (name) => isRecord(others[name]) || items.includes(name));
  const keys = { ...(isRecord(stored.keys) ? stored.keys : {}), [ratings[0].id]: state.reverse_keyed };
  return { ...state, responses: { ...kept, ...state.responses }, keys };
}

/**
 * @param {Record<string, any>} record
 * @param {(name: string) => boolean} wanted
 */
function select(record, wanted) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => wanted(name)));
}

/**
 * Keep of a state from outside what the form can hold, and name the rest.
 * @param {any} given
 * @param {Definition} definition
 * @returns {{ state: FormState, problems: Problem[] }}
 */
export function checkState(given, definition) {
  /** @type {Problem[]} */
  const problems = [];
  const arrived = byRating(given?.responses ?? {}, definition, problems);
  const responses = Object.fromEntries(
    definition.ratings.map(({ id }) => [id, checkAnswers(arrived[id] ?? {}, definition, problems)]),
  );
  const reverse_keyed = checkReverseKeyed(given?.reverse_keyed ?? definition.reverse_keyed, definition, problems);
  return { state: { responses, reverse_keyed }, problems };
}

/**
 * Sort what arrived by rating. What names no rating belongs to the first: so were answers kept and linked when a
 * form held one rating only.
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {Record<string, any>}
 */
function byRating(given, { ratings }, problems) {
  if (typeof given !== "object" || Array.isArray(given)) {
    problems.push({ word: "not_answers", values: { value: shorten(given) } });
    return {};
  }
  const isRating = (/** @type {string} */ name) => ratings.some(({ id }) => id === name);
  const entries = Object.entries(given);
  const named = Object.fromEntries(entries.filter(([name]) => isRating(name)));
  const loose = Object.fromEntries(entries.filter(([name]) => !isRating(name)));
  const first = ratings[0].id;
  return Object.keys(loose).length === 0 ? named : { ...named, [first]: { ...named[first], ...loose } };
}

/**
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {Answers}
 */
function checkAnswers(given, definition, problems) {
  const { minimum, maximum, items } = definition;
  if (!isRecord(given)) {
    problems.push({ word: "not_answers", values: { value: shorten(given) } });
    return {};
  }
  /** @type {Answers} */
  const kept = {};
  for (const [name, value] of Object.entries(given)) {
    if (!items.includes(name)) problems.push({ word: "unknown_item", values: { name: shorten(name) } });
    else if (onScale(value, definition)) kept[name] = Number(value);
    else problems.push({ word: "off_scale", values: { name, value: shorten(value), minimum, maximum } });
  }
  return kept;
}

/**
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {string[]}
 */
function checkReverseKeyed(given, definition, problems) {
  const names = Array.isArray(given) ? given : [given];
  for (const name of names.filter((name) => !definition.items.includes(name))) {
    problems.push({ word: "unknown_key", values: { value: shorten(name) } });
  }
  return definition.items.filter((item) => names.includes(item));
}

/**
 * Whether the reader has changed the key.
 * @param {Pick<FormState, "reverse_keyed">} state
 * @param {Pick<Definition, "reverse_keyed">} definition
 */
export function isKeyChanged(state, definition) {
  return String(state.reverse_keyed) !== String(definition.reverse_keyed);
}

/**
 * Write a state as the parameters of a link: every rating, also a blank one, and the key only if the reader changed it.
 * @param {FormState} state
 * @param {Definition} definition
 * @returns {Record<string, string>}
 */
export function toParameters({ responses, reverse_keyed }, { ratings, items, ...definition }) {
  const answers = ratings.map(({ id }) => {
    const values = items.map((item) => responses[id]?.[item] ?? "");
    return [id, values.join("_").replace(/_+$/, "")];
  });
  const parameters = Object.fromEntries(answers);
  return isKeyChanged({ reverse_keyed }, definition) ? { ...parameters, reverse_keyed: reverse_keyed.join(".") } : parameters;
}

/**
 * Read back what toParameters wrote; nothing is believed until checkState has seen it.
 * @param {Record<string, string>} parameters
 * @param {Definition} definition
 */
export function fromParameters({ reverse_keyed, ...parameters }, definition) {
  const isRating = (/** @type {string} */ name) => definition.ratings.some(({ id }) => id === name);
  return {
    responses: Object.fromEntries(
      Object.entries(parameters).map(([name, text]) => [
        name,
        isRating(name) ? readAnswers(text, definition.items) : readNumber(text),
      ]),
    ),
    reverse_keyed:
      reverse_keyed === undefined ? definition.reverse_keyed : reverse_keyed.split(".").filter((name) => name !== ""),
  };
}

/**
 * Tell whether a link leaves out the last answers, a rating, or everything: so does one that was cut on its way.
 * @param {Record<string, string>} parameters
 * @param {Definition} definition
 */
export function endsEarly(parameters, { ratings, items }) {
  if (Object.keys(parameters).length === 0) return true;
  const lists = ratings.map(({ id }) => parameters[id]).filter((list) => list !== undefined);
  return lists.length > 0 && (lists.length < ratings.length || lists[lists.length - 1].split("_").length < items.length);
}

/**
 * @param {string} text
 * @param {string[]} items
 */
function readAnswers(text, items) {
  const values = text.split("_").map((value, number) => [items[number] ?? `number ${number + 1}`, value]);
  return Object.fromEntries(values.filter(([, value]) => value !== "").map(([name, value]) => [name, readNumber(value)]));
}

/**
 * @param {string} text
 */
function readNumber(text) {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

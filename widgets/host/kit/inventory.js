/** An inventory's answers on the page: checked when they come from outside, scored by the scoring key. */

/**
 * @typedef {Record<string, number>} Answers  item id to step; an absent item is unanswered
 * @typedef {{ id: string, label: string, items: string[], min_answered: number }} Subscale
 * @typedef {{
 *   inventory: string, version: number, perspective: string, minimum: number, maximum: number,
 *   items: string[], reverse_keyed: string[], subscales: Subscale[],
 *   composite: { label: string, subscales: string[] },
 *   start: { responses: Answers, reverse_keyed: string[] },
 * }} Definition
 */

/**
 * Key every answer: constant + slope * answer, (minimum + maximum, -1) where reverse-keyed, else (0, 1).
 * @param {Answers} answers
 * @param {string[]} reverseKeyed
 * @param {Definition} definition
 * @returns {Answers}
 */
export function scoreItems(answers, reverseKeyed, definition) {
  const reflection = definition.minimum + definition.maximum;
  return Object.fromEntries(
    Object.entries(answers).map(([item, answer]) => {
      const [constant, slope] = reverseKeyed.includes(item) ? [reflection, -1] : [0, 1];
      return [item, constant + slope * answer];
    }),
  );
}

/**
 * Average the answered items of one subscale; null where too few are answered.
 * @param {Answers} keyed
 * @param {Subscale} subscale
 * @returns {number | null}
 */
export function scoreSubscale(keyed, subscale) {
  const values = answeredValues(keyed, subscale);
  if (values.length < subscale.min_answered) return null;
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/**
 * List the keyed values of the items of a subscale that are answered.
 * @param {Answers} keyed
 * @param {Subscale} subscale
 * @returns {number[]}
 */
export function answeredValues(keyed, subscale) {
  return subscale.items.filter((item) => item in keyed).map((item) => keyed[item]);
}

/**
 * Score every subscale and the composite, which is null where one of its subscales is.
 * @param {Answers} answers
 * @param {string[]} reverseKeyed
 * @param {Definition} definition
 */
export function scoreAll(answers, reverseKeyed, definition) {
  const keyed = scoreItems(answers, reverseKeyed, definition);
  /** @type {Record<string, number | null>} */
  const subscales = Object.fromEntries(definition.subscales.map((part) => [part.id, scoreSubscale(keyed, part)]));
  const parts = definition.composite.subscales.map((id) => subscales[id]).filter((score) => score !== null);
  const complete = parts.length === definition.composite.subscales.length;
  const composite = complete ? parts.reduce((total, score) => total + score, 0) / parts.length : null;
  return { keyed, subscales, composite };
}

/**
 * @typedef {{ responses: Answers, reverse_keyed: string[] }} FormState
 * @typedef {{ word: string, values: Record<string, unknown> }} Problem
 */

/**
 * Keep of a state from outside (a link, this browser's storage) what the form can hold, and name the rest.
 * @param {any} given
 * @param {Definition} definition
 * @returns {{ state: FormState, problems: Problem[] }}
 */
export function checkState(given, definition) {
  /** @type {Problem[]} */
  const problems = [];
  const responses = checkResponses(given?.responses ?? {}, definition, problems);
  const reverse_keyed = checkReverseKeyed(given?.reverse_keyed ?? definition.reverse_keyed, definition, problems);
  return { state: { responses, reverse_keyed }, problems };
}

/**
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {Answers}
 */
function checkResponses(given, definition, problems) {
  const { minimum, maximum, items } = definition;
  if (typeof given !== "object" || Array.isArray(given)) {
    problems.push({ word: "not_answers", values: { value: shorten(given) } });
    return {};
  }
  /** @type {Answers} */
  const kept = {};
  for (const [name, value] of Object.entries(given)) {
    if (!items.includes(name)) problems.push({ word: "unknown_item", values: { name: shorten(name) } });
    else if (Number.isInteger(value) && value >= minimum && value <= maximum) kept[name] = value;
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
 * Show of a foreign value no more than helps to find it.
 * @param {unknown} value
 */
function shorten(value) {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * Write a state as the parameters of a link: goal_1=4&bond_1=5, and the key only if the reader changed it.
 * @param {FormState} state
 * @param {Definition} definition
 * @returns {Record<string, string>}
 */
export function toParameters(state, definition) {
  const parameters = Object.fromEntries(Object.entries(state.responses).map(([item, step]) => [item, String(step)]));
  const changed = String(state.reverse_keyed) !== String(definition.reverse_keyed);
  return changed ? { ...parameters, reverse_keyed: state.reverse_keyed.join(".") } : parameters;
}

/**
 * Read back what toParameters wrote; nothing is believed until checkState has seen it.
 * @param {Record<string, string>} parameters
 * @param {Definition} definition
 */
export function fromParameters(parameters, definition) {
  const { reverse_keyed, ...answers } = parameters;
  return {
    responses: Object.fromEntries(
      Object.entries(answers).map(([item, text]) => [item, /^-?\d+$/.test(text) ? Number(text) : text]),
    ),
    reverse_keyed:
      reverse_keyed === undefined ? definition.reverse_keyed : reverse_keyed.split(".").filter((name) => name !== ""),
  };
}

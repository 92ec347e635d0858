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

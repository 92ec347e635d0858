/** An inventory's answers on the page, scored by the scoring key. */

/**
 * @typedef {Record<string, number>} Answers  item id to answer; an absent item is unanswered
 * @typedef {Record<string, Answers>} Responses  rating id to its answers
 * @typedef {{ label: string, multiplier: number, low: number, high: number }} Part  what has a score
 * @typedef {Part & { id: string, items: string[], min_answered: number }} Subscale
 * @typedef {{ id: string, perspective: string, occasion: number | null }} Rating
 * @typedef {{
 *   inventory: string, version: number, language: string, occasion: string, ratings: Rating[],
 *   kind: "steps" | "slider" | "count", minimum: number, maximum: number, step: number, rounding: number,
 *   items: string[], reverse_keyed: string[], subscales: Subscale[],
 *   composite: (Part & { subscales: string[] }) | null,
 *   start: { responses: Responses, reverse_keyed: string[] }, counts_drawn_to: number,
 *   picture: { width: number, height: number, margin: number, apart: number },
 * }} Definition
 * @typedef {{ responses: Responses, reverse_keyed: string[] }} FormState
 */

/**
 * Tell whether a value is an answer of the response scale.
 * @param {unknown} value
 * @param {Definition} definition
 */
export function onScale(value, { minimum, maximum, step, rounding }) {
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  const offset = (value - minimum) / step;
  const last = (maximum - minimum) / step + rounding;
  return Math.abs(offset - Math.round(offset)) < rounding && offset > -rounding && offset < last;
}

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
 * Average the answered items of one subscale, times its multiplier; null where too few are answered.
 * @param {Answers} keyed
 * @param {Subscale} subscale
 * @returns {number | null}
 */
export function scoreSubscale(keyed, subscale) {
  const values = answeredValues(keyed, subscale);
  if (values.length < subscale.min_answered) return null;
  return mean(values) * subscale.multiplier;
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
 * Score every subscale and the composite, which is null where one of its subscales is, or where there is none.
 * @param {Answers} answers
 * @param {string[]} reverseKeyed
 * @param {Definition} definition
 */
export function scoreAll(answers, reverseKeyed, definition) {
  const keyed = scoreItems(answers, reverseKeyed, definition);
  /** @type {Record<string, number | null>} */
  const subscales = Object.fromEntries(definition.subscales.map((part) => [part.id, scoreSubscale(keyed, part)]));
  const wanted = definition.composite?.subscales ?? [];
  const parts = wanted.map((id) => subscales[id]).filter((score) => score !== null);
  const complete = definition.composite !== null && parts.length === wanted.length;
  const composite = complete ? mean(parts) * Number(definition.composite?.multiplier) : null;
  return { keyed, subscales, composite };
}

/**
 * Name everything that has a score: the subscales and, where there is one, the composite.
 * @param {Definition} definition
 * @returns {(Part & { id: string })[]}
 */
export function scoreParts({ subscales, composite }) {
  return composite === null ? subscales : [...subscales, { ...composite, id: "composite" }];
}

/**
 * The score of one part.
 * @param {ReturnType<typeof scoreAll>} scores
 * @param {string} id
 */
export function scoreOf({ subscales, composite }, id) {
  return id === "composite" ? composite : subscales[id];
}

/**
 * The two ends of the line on which scores are drawn.
 * @param {Part} part
 * @param {Definition} definition
 * @param {(number | null)[]} scores
 * @returns {[number, number]}
 */
export function drawnRange({ low, high }, { kind, counts_drawn_to }, scores) {
  return [low, kind === "count" ? Math.max(counts_drawn_to, ...scores.map((score) => Math.ceil(score ?? 0))) : high];
}

/**
 * The place of a score on a line whose two ends are 0 and 1.
 * @param {number} score
 * @param {[number, number]} ends
 */
export function placeOnLine(score, [low, high]) {
  return (score - low) / (high - low);
}

/**
 * @param {number[]} values
 */
export function mean(values) {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

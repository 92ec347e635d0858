/**
 * Titles that Canvas takes for something else, as in canvas_titles.py.
 * @typedef {{ left_out: string[], of_students: string[] }} TitleRules  of Python
 */

const NUMBERED = / (\([0-9]+\))$/;

/**
 * For what Canvas would take a title, and which words make it do so; null if it is as free as any.
 * @param {string} title  on one line
 * @param {TitleRules} rules
 * @returns {[kind: "left_out" | "of_students" | "numbered", words: string] | null}
 */
export function reservedTitle(title, { left_out, of_students }) {
  const [first] = left_out.filter((words) => title.includes(words)).sort((a, b) => title.indexOf(a) - title.indexOf(b));
  if (first !== undefined) return ["left_out", first];
  if (of_students.includes(title)) return ["of_students", title];
  const numbered = NUMBERED.exec(title);
  return numbered && ["numbered", numbered[1]];
}

/**
 * A title so written that Canvas takes it for one.
 * @param {string} title
 * @param {TitleRules} rules
 * @returns {string}
 */
export function freeTitle(title, rules) {
  if (rules.of_students.includes(title)) return `${title}: points`;
  const kept = rules.left_out.reduce((text, left) => text.replaceAll(left, left.replace(" ", "-")), title);
  return kept.replace(NUMBERED, (whole, number) => `${whole.slice(0, -number.length)}[${number.slice(1, -1)}]`);
}

/** What a mark changes in the grades that are shown: all else stays the very same, and is not drawn anew. */

/**
 * @typedef {import("./calls.js").Grades} Grades
 * @typedef {import("./calls.js").ProblemGroup} ProblemGroup
 */

/**
 * @template {Grades} Shown
 * @param {Shown} grades
 * @param {import("./calls.js").Changes} changes
 * @returns {Shown}
 */
export function applyChanges(grades, { rows, problems, to_mark, agreements }) {
  const changed = new Map(rows);
  const nameOf = (/** @type {{ severity: string, code: string }} */ { severity, code }) => `${severity}:${code}`;
  const known = new Map(grades.problems.map((group) => [nameOf(group), group]));
  const groups = problems.map((group) => /** @type {ProblemGroup} */ (group.entries === null ? known.get(nameOf(group)) : group));
  return { ...grades, rows: grades.rows.map((row, place) => changed.get(place) ?? row), problems: groups, to_mark, agreements };
}

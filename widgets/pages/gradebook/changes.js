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
export function applyChanges(grades, { items, rows, problems, to_mark, agreements, decisions }) {
  const changed = new Map(rows);
  const nameOf = (/** @type {{ severity: string, code: string }} */ { severity, code }) => `${severity}:${code}`;
  const known = new Map(grades.problems.map((group) => [nameOf(group), group]));
  const groups = problems.map((group) => /** @type {ProblemGroup} */ (group.entries === null ? known.get(nameOf(group)) : group));
  const all = grades.rows.map((row, place) => changed.get(place) ?? row);
  return { ...grades, items: sameItems(grades.items, items), rows: all, problems: groups, to_mark, agreements, decisions };
}

/**
 * Keep the exercises as they are, unless one of them was dropped or taken up again.
 * @param {Grades["items"]} before
 * @param {Grades["items"]} now
 */
function sameItems(before, now) {
  return before.every(({ dropped }, place) => dropped === now[place].dropped) ? before : now;
}

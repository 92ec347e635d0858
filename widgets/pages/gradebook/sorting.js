/** In which order the table of students stands. */

/** @typedef {import("./calls.js").Row} Row */

const STATUSES = ["held", "file_problem", "unreadable", "awaiting", "all_blank", "nothing_handed_in", "excused", "graded"];

/** @type {{ [column: string]: (row: Row) => string | number | null }} */
const VALUES = {
  name: ({ name, label }) => name || label,
  code: ({ code }) => code,
  status: ({ status }) => STATUSES.indexOf(status),
  total: ({ total }) => total,
  problems: ({ problems }) => problems,
};

/**
 * Compare two rows by a column; what has no value stands last, whichever way they are sorted.
 * @param {string} column
 * @param {number} item  the place of the exercise, where the column is one
 * @param {boolean} descending
 * @returns {(one: Row, other: Row) => number}
 */
export function compareRows(column, item, descending) {
  const value = VALUES[column] ?? ((/** @type {Row} */ row) => row.cells[item]?.[1] ?? null);
  const sign = descending ? -1 : 1;
  return (one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: "base" });
  };
}

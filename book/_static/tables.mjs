/**
 * Long tables are sorted by a press on a column's head, and a table that fits its place is no stop for the keyboard.
 * Without this script every table is complete, in the book's order, and scrolls where it is too wide.
 */

const FIRST = "ascending";
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

/**
 * What a cell is sorted by: its number, or its text; nothing, where it says that there is none.
 * @param {Element | undefined} cell
 */
function rankOf(cell) {
  if (!cell || cell.querySelector('[role="img"]')) return null;
  const { rank } = /** @type {HTMLElement} */ (cell).dataset;
  return rank === undefined ? cell.textContent.trim() : Number(rank);
}

/**
 * @param {string | number} one
 * @param {string | number} other
 */
function compare(one, other) {
  return typeof one === "number" && typeof other === "number" ? one - other : order.compare(String(one), String(other));
}

/**
 * Put the rows in the order of a column; those with nothing in it come last, either way.
 * @param {HTMLTableElement} table
 * @param {number} column
 * @param {1 | -1} sign
 */
function sortRows(table, column, sign) {
  const [body] = table.tBodies;
  const ranked = [...(body?.rows ?? [])].map((row) => ({ row, rank: rankOf(row.cells[column]) }));
  ranked.sort((one, other) => {
    if (one.rank === null || other.rank === null) return Number(one.rank === null) - Number(other.rank === null);
    return sign * compare(one.rank, other.rank);
  });
  body?.append(...ranked.map(({ row }) => row));
}

/**
 * @param {HTMLTableElement} table
 */
function makeSortable(table) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, head] of heads.entries()) {
    if (head.tagName !== "TH") continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = head.getAttribute("aria-sort") === FIRST ? "descending" : FIRST;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", next);
      sortRows(table, column, next === FIRST ? 1 : -1);
    });
  }
}

/**
 * Let the keyboard stop at a table only where there is something to scroll.
 * @param {HTMLElement} region
 */
function watchWidth(region) {
  new ResizeObserver(() => {
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  }).observe(region);
}

for (const table of document.querySelectorAll("table.sortable")) makeSortable(/** @type {HTMLTableElement} */ (table));
for (const region of document.querySelectorAll(".book-table")) watchWidth(/** @type {HTMLElement} */ (region));

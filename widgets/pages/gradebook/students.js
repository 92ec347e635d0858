/** The table of students: sorted, filtered, a hundred at a time; and for print all of them. */

import { make } from "../../host/kit/dom.js";
import { apart } from "../../host/kit/in_english.js";
import { fill } from "../../host/kit/text.js";
import { arrange, find, many } from "./elements.js";
import { headCells, rowCells } from "./row.js";
import { compareRows } from "./sorting.js";

/**
 * @typedef {import("./calls.js").Row} Row
 * @typedef {import("./calls.js").Grades} Grades
 * @typedef {{ row: Row, items: Grades["items"], nodes: HTMLElement[] }} Drawn  the row and, if it is open, its details
 */

const ROWS = 100;
/** @type {Grades["items"]} */
const NO_ITEMS = [];

export class StudentsView {
  /**
   * @param {HTMLElement} el
   * @param {import("./elements.js").Words} words
   * @param {(key: string) => Promise<HTMLElement[]>} details  gives the answers of one student
   */
  constructor(el, words, details) {
    this.el = el;
    this.words = words;
    this.details = details;
    this.sorting = { column: "", descending: false };
    this.first = 0;
    /** @type {Set<string>} */
    this.opened = new Set();
    /** @type {Map<string, Drawn>} */
    this.drawn = new Map();
    this.body = find(el, "tbody");
    this.form = /** @type {HTMLFormElement} */ (find(el, "form"));
    this.listen();
  }

  listen() {
    this.form.addEventListener("input", () => this.from(0));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.el.addEventListener("click", ({ target }) => {
      const { sort, turn, student } = /** @type {HTMLElement} */ (target).closest("button")?.dataset ?? {};
      if (sort !== undefined) this.sortBy(sort);
      else if (turn !== undefined) this.from(this.first + Number(turn) * ROWS);
      else if (student !== undefined) this.toggle(student);
    });
    addEventListener("beforeprint", () => this.render(Infinity));
    addEventListener("afterprint", () => this.render());
  }

  /**
   * @param {Grades} grades
   */
  show(grades) {
    this.grades = grades;
    const known = new Set(grades.rows.map(({ key }) => key));
    for (const key of this.opened) if (!known.has(key)) this.opened.delete(key);
    this.showStatuses(grades.rows);
    find(this.el, "[data-slot=students-caption]").textContent = fill(this.words.students_caption, { title: grades.assignment.title });
    const titles = grades.items.map(({ title, points }) => make("li", {}, ...apart(this.words, title), ` (${many(this.words, "point", points)})`));
    find(this.el, "[data-slot=key] ol").replaceChildren(...titles);
    this.render();
  }

  /**
   * @param {Row[]} rows
   */
  showStatuses(rows) {
    const select = /** @type {HTMLSelectElement} */ (this.form.elements.namedItem("status"));
    const before = select.value;
    const counts = new Map([["", rows.length]]);
    for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
    const options = [...counts].map(([status, count]) => {
      const name = status ? this.words[`status_${status}`] : this.words.all;
      return new Option(`${name} (${count})`, status, false, status === before);
    });
    select.replaceChildren(...options);
  }

  shown() {
    const { rows, items } = /** @type {Grades} */ (this.grades);
    const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name)).value;
    const status = field("status");
    const text = field("search").trim().toLowerCase();
    const fit = rows.filter((row) => (!status || row.status === status) && `${row.label} ${row.key}`.toLowerCase().includes(text));
    const { column, descending } = this.sorting;
    if (column) fit.sort(compareRows(column, items.findIndex(({ id }) => id === column), descending));
    return fit;
  }

  /**
   * @param {number} first
   */
  from(first) {
    this.first = Math.max(0, first);
    if (this.grades) this.render();
  }

  /**
   * @param {string} column
   */
  sortBy(column) {
    const { column: before, descending } = this.sorting;
    this.sorting = { column, descending: before === column && !descending };
    this.from(0);
    find(this.el, `[data-sort="${column}"]`).focus();
  }

  render(most = ROWS) {
    if (!this.grades) return;
    const withItems = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("items")).checked;
    const items = withItems ? this.grades.items : NO_ITEMS;
    const fit = this.shown();
    if (this.first >= fit.length) this.first = 0;
    const start = most === Infinity ? 0 : this.first;
    const page = fit.slice(start, start + most);
    const focused = this.body.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.student : undefined;
    find(this.el, "thead").replaceChildren(make("tr", {}, ...headCells(items, this.sorting, this.words)));
    this.drawn = new Map(page.map((row) => [row.key, this.draw(row, items)]));
    arrange(this.body, [...this.drawn.values()].flatMap(({ nodes }) => nodes));
    for (const [key, { nodes }] of this.drawn) if (this.opened.has(key) && nodes.length === 1) void this.open(key);
    this.tell(start, page.length, fit.length);
    if (focused !== undefined) this.buttonOf(focused)?.focus();
  }

  /**
   * Draw a row, unless the very same is there.
   * @param {Row} row
   * @param {Grades["items"]} items
   * @returns {Drawn}
   */
  draw(row, items) {
    const known = this.drawn.get(row.key);
    if (known?.row === row && known.items === items) return known;
    return { row, items, nodes: [make("tr", { "data-status": row.status }, ...rowCells(row, items, this.words))] };
  }

  /**
   * @param {number} start
   * @param {number} count
   * @param {number} all
   */
  tell(start, count, all) {
    const turns = find(this.el, "[data-slot=pages]");
    turns.hidden = all <= ROWS;
    const [earlier, later] = /** @type {NodeListOf<HTMLButtonElement>} */ (turns.querySelectorAll("button"));
    earlier.disabled = start === 0;
    later.disabled = start + count >= all;
    const values = { first: start + Math.min(1, count), last: start + count, students: many(this.words, "student", all) };
    find(this.el, "[data-slot=shown]").textContent = fill(all > ROWS ? this.words.rows_of : this.words.rows_all, values);
  }

  /**
   * @param {string} key
   */
  buttonOf(key) {
    return /** @type {HTMLButtonElement | null | undefined} */ (this.drawn.get(key)?.nodes[0].querySelector("button"));
  }

  /**
   * @param {string} key
   */
  toggle(key) {
    if (!this.opened.delete(key)) {
      this.opened.add(key);
      void this.open(key);
      return;
    }
    this.buttonOf(key)?.setAttribute("aria-expanded", "false");
    for (const details of this.drawn.get(key)?.nodes.splice(1) ?? []) details.remove();
  }

  /**
   * Show below a student's row what there is to know.
   * @param {string} key
   */
  async open(key) {
    const drawn = this.drawn.get(key);
    if (!drawn) return;
    const [row] = drawn.nodes;
    const cell = make("td", { colspan: String(row.children.length) }, make("p", { role: "status" }, this.words.being_fetched));
    const details = make("tr", { class: "gradebook__opened" }, cell);
    this.buttonOf(key)?.setAttribute("aria-expanded", "true");
    drawn.nodes.push(details);
    row.after(details);
    cell.replaceChildren(make("div", { class: "gradebook__details" }, ...(await this.details(key))));
  }
}

/**
 * What Python answers a chapter's page, call by call, and what it tells meanwhile; calls.py makes it.
 *
 * @typedef {{ ended: "well" | "badly" | "library", library: string }} Ending  library: the package that has to be fetched first
 * @typedef {{ open: null, makers: number[], run: Ending, load: null, set: null, told: null }} Answers
 * @typedef {{ kind: "text", text: string }} Text
 * @typedef {{ kind: "html", html: string, text: string }} Html
 * @typedef {{ kind: "error", text: string, line: number, code: string }} CellError  line 0: none of the cell
 * @typedef {{ kind: "widget", number: number, widget: string, state: Record<string, any> }} Widget
 * @typedef {Text | Html | CellError | Widget} Output
 * @typedef {{ number: number, changes: Record<string, any> }} Changes  of a widget's traits
 */

export {};

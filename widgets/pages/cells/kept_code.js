/**
 * What a reader has made of a page's code, kept on the device; and whether the page may ask the host of the libraries.
 * @typedef {{ cells: Record<string, string>, host: string }} Kept  cells: changed code, by the cell's id; host: that the reader agreed to
 */

import { isRecord } from "../../host/kit/records.js";
import { loadState, quarantine, saveState } from "../../host/storage.js";

const WIDGET = "code";
const LONGEST = 50_000; // letters of a cell

export class KeptCode {
  /** @param {string} page */
  constructor(page) {
    this.name = `${WIDGET}-${page.split("/").at(-1)}`;
    const stored = loadState(this.name, WIDGET);
    if (stored.found === "unreadable") quarantine(this.name, stored.text);
    this.kept = readKept(stored.found === "state" ? stored.state : {});
    /** Whether the browser keeps it. */
    this.isKept = true;
  }

  /** @param {string} id */
  codeOf(id) {
    return this.kept.cells[id];
  }

  /**
   * @param {string} id
   * @param {string | undefined} code  undefined: as in the book
   */
  keepCode(id, code) {
    const { [id]: _, ...others } = readKept(this.stored()).cells;
    this.keep({ cells: code === undefined ? others : { ...others, [id]: code } });
  }

  /** @param {string} host */
  agreedTo(host) {
    return this.kept.host === host;
  }

  /** @param {string} host */
  agreeTo(host) {
    this.keep({ host });
  }

  /** Another tab may have changed another cell. */
  stored() {
    const stored = loadState(this.name, WIDGET);
    return stored.found === "state" ? stored.state : this.kept;
  }

  /** @param {Partial<Kept>} changes */
  keep(changes) {
    this.kept = { ...readKept(this.stored()), ...changes };
    this.isKept = saveState(this.name, WIDGET, this.kept);
  }
}

/**
 * What of a stored state can be meant.
 * @param {any} stored
 * @returns {Kept}
 */
export function readKept({ cells, host }) {
  const isCode = (/** @type {[string, any]} */ [, code]) => typeof code === "string" && code.length <= LONGEST;
  const read = Object.fromEntries(Object.entries(isRecord(cells) ? cells : {}).filter(isCode));
  return { cells: read, host: typeof host === "string" ? host : "" };
}

/** The list of what there is to mark. */

import { fill } from "../../host/kit/text.js";

/**
 * Offer every exercise to which there are responses, and what could not be read. Gives how many these are.
 * @param {HTMLSelectElement} select
 * @param {import("./calls.js").State} state
 * @param {import("./elements.js").Words} words
 */
export function fillToMark(select, { to_mark = [], rows = [], items = [] }, words) {
  const before = select.options.length > 0 ? select.value : undefined;
  const offered = to_mark.filter(({ count }) => count > 0);
  const options = offered.map(({ item, title, count }) => {
    const place = items.findIndex(({ id }) => id === item);
    const wait = rows.filter(({ cells }) => (item ? cells[place]?.[0] === "awaiting" : cells.some((cell) => cell?.[0] === "unreadable")));
    const label = fill(words.to_mark_option, { title: title || words.unread, wait: wait.length, count });
    return new Option(label, item, false, item === before);
  });
  select.replaceChildren(...options);
  return options.length;
}

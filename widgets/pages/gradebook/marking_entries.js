/** What there is to mark of one exercise, or of what the book could not read, as the engine tells it. */

import { aboutNodes } from "./response.js";

/**
 * @typedef {import("./response.js").Entry} Entry
 * @typedef {{ entries: Entry[], about: HTMLElement[] }} Found  about: what a marker needs to know before reading
 */

/**
 * @param {import("./engine_calls.js").Grading} grading
 * @param {string} item  of free responses; empty for what could not be read
 * @param {import("./elements.js").Words} words
 * @returns {Promise<Found | null>}
 */
export async function fetchEntries(grading, item, words) {
  return item ? fetchResponses(grading, item, words) : fetchUnread(grading);
}

/**
 * @param {import("./engine_calls.js").Grading} grading
 * @param {string} id
 * @param {import("./elements.js").Words} words
 */
async function fetchResponses(grading, id, words) {
  const about = (await grading.ask("free_responses", { item: id }))?.result;
  if (!about) return null;
  const { item, rubric } = about;
  return { entries: about.responses.map((one) => ({ ...one, item, rubric })), about: aboutNodes(about, words) };
}

/**
 * @param {import("./engine_calls.js").Grading} grading
 */
async function fetchUnread(grading) {
  const unread = (await grading.ask("unread"))?.result;
  return unread ? { entries: unread.map((given) => ({ ...given, rubric: [], given })), about: [] } : null;
}

/**
 * Look through exercises for the first response that is not marked.
 * @param {import("./engine_calls.js").Grading} grading
 * @param {string[]} items
 * @param {import("./elements.js").Words} words
 * @param {(entry: Entry) => boolean} isMarked
 */
export async function findUnmarked(grading, items, words, isMarked) {
  for (const item of items) {
    const found = await fetchEntries(grading, item, words);
    const place = found ? found.entries.findIndex((entry) => !isMarked(entry)) : -1;
    if (found && place >= 0) return { item, found, place };
  }
  return null;
}

/** Where the work goes on once it is known whose the files are: what waits is marked, or else the grades are taken away. */

import { find } from "./elements.js";
import { countWaiting } from "./overview.js";

/**
 * Say whose files are, and go on with what waits.
 * @param {{ el: HTMLElement, grading: import("./engine_calls.js").Grading, marking: import("./marking.js").MarkingView,
 *   state: import("./calls.js").State | undefined }} page
 * @param {string[]} names
 * @param {boolean} own
 */
export async function claimAndGoOn(page, names, own) {
  await page.grading.claim(names, own);
  await goOn(page.el, page.state, page.marking);
}

/**
 * @param {HTMLElement} el  the page
 * @param {import("./calls.js").State | undefined} state
 * @param {import("./marking.js").MarkingView} marking
 */
async function goOn(el, state, marking) {
  if (!state?.rows || state.files.some(({ asked }) => asked)) return undefined;
  if (countWaiting(state.rows) === 0) return find(el, "[data-part=take_away] .gradebook__main").focus();
  const marker = /** @type {HTMLInputElement} */ (find(el, "[name=marker]"));
  if (marker.value === "") return marker.focus();
  await marking.load();
  return marking.focus();
}

/**
 * From the initials, Enter leads to the first response.
 * @param {HTMLElement} el
 * @param {import("./marking.js").MarkingView} marking
 */
export function leadFromInitials(el, marking) {
  const marker = find(el, "[name=marker]");
  marker.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    marker.blur(); // or what the initials change would take the focus away again
    marking.focus();
  });
}

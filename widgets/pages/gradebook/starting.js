/** Starts the engine, and again each time that somebody tries again; what is put in meanwhile waits for it. */

import { showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { assignmentFile, recallChoice, toAssignment } from "../draft.js";
import { fetchBank } from "../start.js";

/**
 * What went wrong, without the way that Python took to it.
 * @param {Error} error
 */
export function lastLine(error) {
  return error.message.trim().split("\n").at(-1);
}

/**
 * Give the engine the exercises of this site, and the assignment that was last built in this browser.
 * @param {import("../engine/engine.js").Engine} engine
 * @param {import("../start.js").AssignmentRules} rules
 */
async function open(engine, rules) {
  const bank = await fetchBank();
  const built = toAssignment(recallChoice(bank, rules), bank);
  await engine.call("open", { bank: JSON.stringify(bank), built: built ? assignmentFile(built, rules) : "" });
}

/**
 * @param {HTMLElement} el
 * @param {import("./elements.js").Words} words
 * @param {import("./busy.js").BusyView} busy
 * @param {() => Promise<void>} attempt
 */
async function untilDone(el, words, busy, attempt) {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const text = fill(words.failed_to_start, { problem: lastLine(/** @type {Error} */ (error)) });
      busy.end();
      await new Promise((resolve) => showNotice(el, "failed", text, [{ label: words.retry, run: () => resolve(null) }]));
      busy.begin("starting", false);
    }
  }
}

/**
 * @param {{ el: HTMLElement, words: import("./elements.js").Words, busy: import("./busy.js").BusyView,
 *   rules: import("../start.js").Rules, grading: import("./engine_calls.js").Grading }} page
 */
export function startEngine({ el, words, busy, rules, grading }) {
  return grading.queue("starting", async () => {
    await untilDone(el, words, busy, () => open(grading.engine, rules.assignment));
    el.dataset.ready = "";
  });
}

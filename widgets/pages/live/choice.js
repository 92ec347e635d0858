/** What a reader has chosen, once for all chapters: whether libraries may come from another host. */

import { loadState, saveState } from "../../host/storage.js";

const NAME = "live";

/**
 * Whether libraries may come from elsewhere; undefined where nobody has chosen.
 * @returns {boolean | undefined}
 */
export function loadChoice() {
  const kept = loadState(NAME, NAME);
  return kept.found === "state" && typeof kept.state.libraries === "boolean" ? kept.state.libraries : undefined;
}

/**
 * Says whether the browser has kept it.
 * @param {boolean} libraries
 */
export function saveChoice(libraries) {
  return saveState(NAME, NAME, { libraries });
}

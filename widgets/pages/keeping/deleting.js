/** Deletes all that the book has stored in this browser, once that is really meant. */

import { fill } from "../../host/kit/text.js";
import { removeKeptBook } from "../../host/kept_book.js";
import { deleteAllSounds } from "../../host/sounds.js";
import { readItem, storageKey, storedNames, writeItem } from "../../host/storage.js";
import { deleteAllKept } from "../live/kept_notebook.js";

/** What the theme of the pages stores, and they themselves of typefaces. */
const OF_PAGES = ["mode", "sphinx_highlight_terms", "theme", "typefaces"];

/**
 * Delete everything. Says what it was.
 * @param {Record<string, string>} words
 */
async function deleteAll(words) {
  const keys = [...storedNames("").map(storageKey), ...OF_PAGES.filter((key) => readItem(key) !== null)];
  const left = keys.find((key) => !writeItem(key, null));
  if (left !== undefined) return fill(words.delete_failed, { name: left });
  const sounds = await deleteAllSounds().catch(() => -1);
  if (sounds < 0) return fill(words.delete_failed, { name: words.sounds });
  const notebooks = await deleteAllKept(new URL("../live/", document.baseURI)).catch(() => true); // no databases, no notebooks
  if (!notebooks) return fill(words.delete_failed, { name: words.notebooks });
  const kept = await removeKeptBook();
  return fill(kept ? words.deleted : words.deleted_entries, { count: keys.length + sounds });
}

/**
 * @param {HTMLElement} el
 */
export function enliven(el) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(el.querySelector("[data-words]")?.textContent ?? "{}");
  const show = (/** @type {string} */ text, /** @type {string[]} */ ...actions) => {
    const said = el.querySelector("[data-slot=said]");
    if (said) said.textContent = text;
    for (const button of el.querySelectorAll("button")) button.hidden = !actions.includes(String(button.dataset.action));
  };
  const button = (/** @type {string} */ action) => /** @type {HTMLButtonElement | null} */ (el.querySelector(`[data-action=${action}]`));
  const turnTo = (/** @type {string} */ text, /** @type {string[]} */ ...actions) => {
    show(text, ...actions);
    button(actions[0])?.focus(); // the button that had it is gone
  };
  const acts = {
    delete: () => turnTo(words.delete_ask, "spare", "confirm"),
    spare: () => turnTo(words.delete_intro, "delete"),
    confirm: async () => turnTo(await deleteAll(words), "delete"),
  };
  for (const [action, act] of Object.entries(acts)) button(action)?.addEventListener("click", act);
  show(words.delete_intro, "delete");
  el.dataset.ready = "";
}

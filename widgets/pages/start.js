/**
 * How the classroom's pages begin: with their words, which stand in the page, and the exercises, which lie beside it.
 * @typedef {import("../classroom/bank/item.js").WholeItem & Record<string, any>} Item
 * @typedef {{ items: Record<string, Item>, keys: Record<string, any>, chapters: Record<string, string>,
 *   objectives: Record<string, string>, edition: string }} Bank
 */

/**
 * @param {HTMLElement} el
 * @returns {{ [word: string]: string }}
 */
export function readWords(el) {
  return JSON.parse(el.querySelector("[data-words]")?.textContent ?? "{}");
}

/**
 * The exercises that this site has.
 * @returns {Promise<Bank>}
 */
export async function fetchBank() {
  const response = await fetch(new URL("bank.json", document.baseURI));
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

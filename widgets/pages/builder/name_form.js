/** The form with the assignment's title, its date, and whether everybody has numbers of their own. */

/**
 * @param {HTMLFormElement} form
 * @param {import("../draft.js").Choice} choice
 */
export function showName(form, { title, due, variants }) {
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  field("title").value = title;
  field("due").value = due;
  field("variants").checked = variants;
}

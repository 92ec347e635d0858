/** What a reader takes along: a text to copy, and a file that the page makes itself. */

/**
 * Show a text to take away, and copy it where the browser allows.
 * @param {HTMLElement} el  the widget
 * @param {Record<string, string>} words
 * @param {string} label
 * @param {string} text
 */
export async function offerText(el, words, label, text) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (el.querySelector(selector));
  const area = /** @type {HTMLTextAreaElement} */ (find("[data-slot=takeaway] textarea"));
  find("[data-slot=takeaway]").hidden = false;
  find("[data-slot=takeaway-label]").textContent = words[label];
  area.value = text;
  area.focus();
  area.select();
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  find("[data-slot=takeaway-help]").textContent = words[copied ? "copied" : "copy_by_hand"];
}

/**
 * Hand the reader a file that this page makes itself.
 * @param {string} name
 * @param {string} type
 * @param {string | Blob} content
 */
export function offerDownload(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

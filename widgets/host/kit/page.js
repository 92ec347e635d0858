/** What every widget does on a page: fill in words, tell something, keep its keys, hand over a file. */

/**
 * Put values into a sentence that came from Python: "{answered} of {items}".
 * @param {string} template
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? String(values[name]) : slot));
}

/**
 * Write a score with two decimals, as Python does: after the dust of adding tenths is off.
 * @param {number} score
 * @returns {string}
 */
export function formatScore(score) {
  return Number(score.toFixed(9)).toFixed(2);
}

/**
 * Write a number as short as it can be, without the dust of binary tenths.
 * @param {number} value
 * @returns {string}
 */
export function formatNumber(value) {
  return String(Number(value.toFixed(6)));
}

/**
 * Write a number as Python's format_number does: ".2f", ".0%", "+.1f"; halves away from zero, and a printed minus.
 * @param {number} value
 * @param {string} spec
 * @returns {string}
 */
export function formatValue(value, spec) {
  const percent = spec.endsWith("%");
  const digits = Number.parseInt(spec.replace(/[^\d]/g, ""), 10);
  const dusted = Number((value * (percent ? 100 : 1)).toFixed(9));
  const text = Math.abs(dusted).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const zero = !/[1-9]/.test(text);
  const sign = zero ? "" : dusted < 0 ? "−" : spec.startsWith("+") ? "+" : "";
  return `${sign}${text}${percent ? "%" : ""}`;
}

/**
 * Show of a foreign value no more than helps to find it.
 * @param {unknown} value
 */
export function shorten(value) {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

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
 * Tell the reader something, with the actions that answer it. A notice of the same kind is replaced.
 * @param {HTMLElement} el  the widget
 * @param {string} kind
 * @param {string} text
 * @param {{ label: string, run: () => void }[]} [actions]
 * @param {string} [slot]  where to show it, if not above the widget
 */
export function showNotice(el, kind, text, actions = [], slot = "notices") {
  dismissNotice(el, kind);
  const notice = document.createElement("p");
  notice.className = "book-notice";
  notice.dataset.kind = kind;
  notice.append(text);
  for (const { label, run } of actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      dismissNotice(el, kind);
      run();
    });
    notice.append(" ", button);
  }
  el.querySelector(`[data-slot=${slot}]`)?.append(notice);
}

/**
 * Make an element; text that it is given stays text, whatever it looks like.
 * @param {string} name
 * @param {{ [attribute: string]: string }} [attributes]
 * @param {(string | Node)[]} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/**
 * Take a notice away.
 * @param {HTMLElement} el
 * @param {string} kind
 */
export function dismissNotice(el, kind) {
  el.querySelector(`.book-notice[data-kind="${kind}"]`)?.remove();
}

/**
 * Let the keys of a control be its own: JupyterLab takes arrows, Enter and Space as commands to the notebook,
 * unless the element in focus itself carries this mark.
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
export function keepKeys(el, signal) {
  const mark = (/** @type {FocusEvent} */ { target }) => {
    /** @type {HTMLElement} */ (target).dataset.lmSuppressShortcuts = "true";
  };
  el.addEventListener("focusin", mark, { signal });
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

/** Elements, and whose keys they get. */

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

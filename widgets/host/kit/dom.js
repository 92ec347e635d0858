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

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element of a drawing.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
export function makeSvg(name, attributes, text = "") {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  made.textContent = text;
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

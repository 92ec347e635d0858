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

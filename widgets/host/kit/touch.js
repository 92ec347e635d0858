/** A touch on a slider that becomes a scroll of the page was meant for the page. */

/**
 * Take back what a touch has changed on a slider, once the browser takes the touch for a scroll.
 * @param {HTMLElement} el
 * @param {(slider: HTMLInputElement) => () => void} remember  gives what brings a slider back to how it is now
 * @param {AbortSignal} signal
 */
export function undoCancelledTouch(el, remember, signal) {
  let undo = () => {};
  const begin = (/** @type {PointerEvent} */ { target }) => {
    const slider = /** @type {HTMLInputElement} */ (target);
    undo = slider.type === "range" ? remember(slider) : () => {};
  };
  const cancel = () => {
    undo();
    undo = () => {};
  };
  el.addEventListener("pointerdown", begin, { signal, capture: true });
  el.addEventListener("pointercancel", cancel, { signal });
}

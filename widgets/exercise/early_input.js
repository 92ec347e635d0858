/** What was said on the controls of an exercise before its module was there. */

import { controlsOf, isTicked } from "../exercise_types/controls_form.js";

/**
 * A control may be used before this module is there. Gives a function that shows once more what was said then, or null
 * if nothing was.
 * @param {HTMLElement} form
 */
export function earlyInput(form) {
  const used = controlsOf(form).filter((control) => {
    if (isTicked(control)) return control.checked !== control.defaultChecked;
    return control.value !== (control.defaultValue ?? "");
  });
  const said = used.map(({ checked, value }) => ({ checked, value }));
  return used.length === 0 ? null : () => used.forEach((control, place) => Object.assign(control, said[place]));
}

/**
 * The controls of a form: what they say, and an answer shown on them.
 * @typedef {HTMLInputElement} Control  or a list or a text area, in what they have in common
 */

/**
 * All that can be filled in.
 * @param {HTMLElement} form
 */
export function controlsOf(form) {
  return /** @type {Control[]} */ ([...form.querySelectorAll("input, select, textarea")]);
}

/**
 * @param {Control} control
 */
export function isTicked({ type }) {
  return type === "radio" || type === "checkbox";
}

/**
 * The controls that say something.
 * @param {HTMLElement} form
 */
export function givenControls(form) {
  return controlsOf(form).filter((control) => (isTicked(control) ? control.checked : control.value !== ""));
}

/**
 * What the controls say by their names.
 * @param {HTMLElement} form
 * @returns {Record<string, string>}
 */
export function readEntries(form) {
  return Object.fromEntries(givenControls(form).map(({ name, value }) => [name, value]));
}

/**
 * Have entries as one field of an answer, and no field where there are none.
 * @param {string} field
 * @param {Record<string, any>} entries
 */
export function asField(field, entries) {
  return Object.keys(entries).length === 0 ? {} : { [field]: entries };
}

/**
 * Show what an answer has for each control's name.
 * @param {HTMLElement} form
 * @param {Record<string, unknown>} entries
 */
export function showEntries(form, entries) {
  for (const control of controlsOf(form)) {
    const value = String(entries[control.name] ?? "");
    if (control.type === "radio") control.checked = control.value === value;
    else showText(control, value);
  }
}

/**
 * A text that is being typed is left alone, so that the cursor stays.
 * @param {Control} control
 * @param {string} value
 */
export function showText(control, value) {
  if (control.value !== value) control.value = value;
}

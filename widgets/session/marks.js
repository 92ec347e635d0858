/** The short alliance form as the simulated client and therapist mark it, as simulation/session_forms.py does. */

import { drawNormal } from "./chance.js";

/**
 * @param {import("./course.js").Course} course
 * @param {import("./course.js").States} end
 * @param {import("./course.js").Setting} setting
 * @param {number} [client]
 * @returns {Record<string, import("../inventory_form/scoring.js").Answers>}
 */
export function markForms({ definition, equations }, end, { seed, withdrawal_hides }, client = 1) {
  const { form, numbers, places } = definition;
  const hidden = withdrawal_hides ? 1 : numbers.hidden_usually;
  const marked = form.raters.map((who, rater) => {
    const noise = numbers[`${who}_noise`] * drawNormal(seed, client, places.views, rater);
    const marks = form.items.map((item, spot) => {
      const part = form.subscales.find(({ items }) => items.includes(item))?.id ?? "";
      const view = equations[`${who}_view`]({ ...end, part: end[part], hidden, noise });
      const scatter = numbers.mark_noise * drawNormal(seed, client, places.marks + rater, spot);
      const mark = equations.form_mark({ view, noise: scatter });
      return [item, form.reverse_keyed.includes(item) ? form.minimum + form.maximum - mark : mark];
    });
    return [who, Object.fromEntries(marks)];
  });
  return Object.fromEntries(marked);
}

/**
 * Listens to an inventory's form: answers, the key, and what a reader takes away.
 * @typedef {{ responses: import("./host/kit/inventory.js").Answers, reverse_keyed: string[], html: string,
 *   definition: import("./host/kit/inventory.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("./host/local_model.js").Model} Model
 * @typedef {import("./host/live_widget.js").Page} Page
 * @typedef {import("./host/kit/inventory.js").FormState} FormState
 */

import { checkState, fromParameters, scoreAll, toParameters } from "./host/kit/inventory.js";
import { keepKeys, offerDownload, showNotice } from "./host/kit/page.js";
import { FormView } from "./inventory_form_view.js";

/**
 * @param {Model} model
 * @param {FormState} state
 */
function change(model, state) {
  model.set("responses", state.responses);
  model.set("reverse_keyed", state.reverse_keyed);
  model.save_changes();
}

/**
 * Answers with one more given, or taken back.
 * @param {Traits["responses"]} responses
 * @param {HTMLInputElement} radio
 */
function withAnswer(responses, radio) {
  const { [radio.name]: _, ...others } = responses;
  return radio.value === "" ? others : { ...others, [radio.name]: Number(radio.value) };
}

/**
 * A radio can be used before this module is there; what was answered then counts.
 * @param {FormView} view
 */
function adoptEarlyAnswers({ model, el }) {
  const radios = /** @type {HTMLInputElement[]} */ ([...el.querySelectorAll("input[type=radio]")]);
  const early = radios.filter((radio) => radio.checked && !radio.defaultChecked);
  if (early.length > 0) {
    model.set("responses", early.reduce(withAnswer, model.get("responses")));
    model.save_changes();
  }
}

/**
 * @param {FormView} view
 * @param {HTMLInputElement} input
 */
function take(view, input) {
  const { responses, reverse_keyed } = view.state();
  if (input.type === "radio") change(view.model, { responses: withAnswer(responses, input), reverse_keyed });
  if (input.type === "checkbox") {
    const ticked = (/** @type {string} */ item) =>
      item === input.value ? input.checked : reverse_keyed.includes(item);
    change(view.model, { responses, reverse_keyed: view.definition.items.filter(ticked) });
  }
}

/**
 * Replace the whole state, and offer to take that back.
 * @param {FormView} view
 * @param {FormState} state
 * @param {string} word
 */
function replaceAll(view, state, word) {
  const before = view.state();
  change(view.model, state);
  const undo = { label: view.words.undo, run: () => change(view.model, before) };
  showNotice(view.el, "replaced", view.words[word], [undo], "feedback");
}

/**
 * Show a text to take away, and copy it where the browser allows.
 * @param {FormView} view
 * @param {string} label
 * @param {string} text
 */
async function offerText(view, label, text) {
  const box = view.find("[data-slot=takeaway]");
  const area = /** @type {HTMLTextAreaElement} */ (view.find("[data-slot=takeaway] textarea"));
  box.hidden = false;
  view.find("[data-slot=takeaway-label]").textContent = view.words[label];
  area.value = text;
  area.focus();
  area.select();
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  view.find("[data-slot=takeaway-help]").textContent = view.words[copied ? "copied" : "copy_by_hand"];
}

/**
 * @param {FormView} view
 */
function asCsv({ definition, model }) {
  const answers = model.get("responses");
  return `${definition.items.join(",")}\n${definition.items.map((item) => answers[item] ?? "").join(",")}\n`;
}

/**
 * @param {FormView} view
 */
function asJson(view) {
  const { inventory, version, perspective } = view.definition;
  const { responses, reverse_keyed } = view.state();
  const { subscales, composite } = scoreAll(responses, reverse_keyed, view.definition);
  const answers = Object.fromEntries(view.definition.items.map((item) => [item, responses[item] ?? null]));
  const all = { inventory, version, perspective, responses: answers, reverse_keyed, subscale_scores: subscales, composite };
  return JSON.stringify(all, null, 2);
}

/**
 * @param {FormView} view
 */
function asPython(view) {
  const { inventory, perspective } = view.definition;
  const { responses } = view.state();
  return [
    "from widgets import InventoryForm",
    "",
    `form = InventoryForm("${inventory}", perspective="${perspective}", responses=${JSON.stringify(responses)})`,
    "form",
  ].join("\n");
}

/**
 * @param {FormView} view
 * @param {Page | undefined} page
 * @returns {Record<string, () => void>}
 */
function actions(view, page) {
  const { definition } = view;
  const file = `${definition.inventory}-${definition.perspective}`;
  return {
    reset: () => replaceAll(view, definition.start, "was_reset"),
    clear: () => replaceAll(view, { responses: {}, reverse_keyed: view.state().reverse_keyed }, "was_cleared"),
    mend: () => change(view.model, { responses: view.state().responses, reverse_keyed: definition.reverse_keyed }),
    link: () => offerText(view, "takeaway_link", page?.link() ?? ""),
    python: () => offerText(view, "takeaway_python", asPython(view)),
    csv: () => offerDownload(`${file}.csv`, "text/csv", asCsv(view)),
    json: () => offerDownload(`${file}.json`, "application/json", asJson(view)),
  };
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} context
 */
function render({ model, el, signal, page }) {
  if (!el.querySelector(".inventory-form")) {
    el.append(document.createRange().createContextualFragment(model.get("html")));
  }
  el.toggleAttribute("data-page", page !== undefined);
  const view = new FormView(model, el);
  const act = actions(view, page);
  keepKeys(el, signal);
  adoptEarlyAnswers(view);
  view.show();
  const show = () => view.show();
  el.addEventListener("change", ({ target }) => take(view, /** @type {HTMLInputElement} */ (target)), { signal });
  el.addEventListener(
    "click",
    ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("[data-action]");
      if (button) act[String(/** @type {HTMLElement} */ (button).dataset.action)]();
    },
    { signal },
  );
  for (const trait of ["responses", "reverse_keyed"]) model.on(`change:${trait}`, show);
  signal.addEventListener("abort", () => {
    for (const trait of ["responses", "reverse_keyed"]) model.off(`change:${trait}`, show);
  });
}

export default { render, checkState, toParameters, fromParameters };

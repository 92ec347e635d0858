/** What every widget does when it is shown: find its readable form, and follow what it holds. */

/**
 * Make sure that the readable form is there. A page has it already; a notebook asks the kernel for it.
 * @param {import("./local_model.js").Model} model
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 * @param {object} [page]
 */
export async function placeForm(model, el, signal, page) {
  el.toggleAttribute("data-page", page !== undefined);
  if (el.querySelector("[data-slot]")) return;
  el.append(document.createRange().createContextualFragment(await askForm(model, signal)));
}

/**
 * @param {import("./local_model.js").Model} model
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
function askForm(model, signal) {
  return new Promise((resolve) => {
    const take = () => {
      if (!model.get("html")) return;
      model.off("change:html", take);
      resolve(model.get("html"));
    };
    model.on("change:html", take);
    signal.addEventListener("abort", () => model.off("change:html", take));
    take();
    if (model.get("html")) return;
    model.set("wants_html", true);
    model.save_changes();
  });
}

/**
 * Show anew when any of the traits has changed: once, however many change together.
 * @param {import("./local_model.js").Model} model
 * @param {string[]} traits
 * @param {() => void} show
 * @param {AbortSignal} signal
 */
export function follow(model, traits, show, signal) {
  let waiting = false;
  const showOnce = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      if (!signal.aborted) show();
    });
  };
  const events = traits.map((trait) => `change:${trait}`);
  for (const event of events) model.on(event, showOnce);
  signal.addEventListener("abort", () => events.forEach((event) => model.off(event, showOnce)));
}

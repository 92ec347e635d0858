/**
 * The library that draws and computes: loaded once, however many explorers a page has.
 * @typedef {import("../host/local_model.js").Model} Model
 */

/** @type {Promise<any> | undefined} */
let loading;
let attempts = 0;

/**
 * Load the drawing library once: on the built site from beside this module, in a notebook from the kernel.
 * @param {Model} model
 * @param {boolean} onPage
 * @returns {Promise<(place: HTMLElement, spec: any, options: any) => Promise<{ view: any }>>}
 */
export function loadVega(model, onPage) {
  loading ??= importVega(model, onPage).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * @param {Model} model
 * @param {boolean} onPage
 */
async function importVega(model, onPage) {
  const shared = /** @type {any} */ (globalThis);
  if (!shared.drawVega) await import(onPage ? addressOnPage() : await askKernel(model));
  return shared.drawVega;
}

/**
 * Load the drawing library, and each time that it does not come, once more after a wait.
 * @param {Model} model
 * @param {boolean} onPage
 * @param {() => Promise<void>} wait
 */
export async function untilLoaded(model, onPage, wait) {
  for (;;) {
    try {
      return await loadVega(model, onPage);
    } catch {
      await wait();
    }
  }
}

/** A browser may remember that a module did not arrive; under another address it asks again. */
function addressOnPage() {
  attempts += 1;
  return new URL(attempts === 1 ? "../vega.js" : `../vega.js?attempt=${attempts}`, import.meta.url).href;
}

/**
 * @param {Model} model
 * @returns {Promise<string>}  the library, as an address
 */
function askKernel(model) {
  return new Promise((resolve) => {
    const take = () => resolve(URL.createObjectURL(new Blob([model.get("library")], { type: "text/javascript" })));
    if (model.get("library")) take();
    else {
      model.on("change:library", take);
      model.set("wants_library", true);
      model.save_changes();
    }
  });
}

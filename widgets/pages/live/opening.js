/**
 * Begins the page of a notebook, before JupyterLite does: nothing comes from another host unless the reader has said yes.
 */

import { loadChoice } from "./choice.js";

const KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel";
const WHOLE_LOCK = "distribution-lock.json";
const ENDING = ".ipynb";

/** The page where a chapter is chosen, and what may be fetched for it. */
function choosingPage() {
  const page = new URL("../run.html", document.baseURI);
  const path = new URLSearchParams(location.search).get("path") ?? "";
  if (path.endsWith(ENDING)) page.searchParams.set("chapter", path.slice(0, -ENDING.length));
  return page;
}

/**
 * JupyterLite writes its settings into the page and then fetches itself: what stands there now is what it will read.
 * @param {boolean} libraries
 */
async function begin(libraries) {
  const script = /** @type {HTMLElement} */ (document.querySelector("script[data-config]"));
  await import(new URL(String(script.dataset.config), document.baseURI).href);
  const written = /** @type {HTMLElement} */ (document.getElementById("jupyter-config-data"));
  const settings = JSON.parse(String(written.textContent));
  const kernel = settings.litePluginSettings[KERNEL];
  if (libraries) kernel.loadPyodideOptions.lockFileURL = new URL(WHOLE_LOCK, new URL(kernel.pyodideUrl, location.href)).href;
  written.textContent = JSON.stringify(settings);
}

const chosen = loadChoice();
if (chosen === undefined) location.replace(choosingPage());
else void begin(chosen);

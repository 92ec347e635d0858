/**
 * One switch for the code of the whole book, kept on this device; and the button that brings a page's code to life.
 * Runs before the page is read, so that nothing moves; without it, each cell folds and opens by itself.
 */
{
  const KEY = "psychotherapy-relationship:show-code";
  const WIDGET = "show-code";
  const VERSION = 1; // of the envelope, as in widgets/host/storage.js
  const FOLDS = "details.folded-code";
  const SWITCHES = ".code-switch input";
  const ASKED = "#show-code";
  const OPENER = ".run-code:not([data-asked])";
  const src = document.currentScript?.dataset.cells;
  const page = document.documentElement;
  /** @type {Storage} */
  const storage = /** @type {any} */ (window).lentStorage.local;

  /** What the reader chose, if ever. */
  const chosen = () => {
    try {
      const { version, widget, state } = JSON.parse(storage.getItem(KEY) ?? "");
      return version === VERSION && widget === WIDGET && typeof state.shown === "boolean" ? state.shown : null;
    } catch {
      return null;
    }
  };

  /**
   * @param {boolean} shown
   */
  const keep = (shown) => storage.setItem(KEY, JSON.stringify({ version: VERSION, widget: WIDGET, state: { shown } }));

  const isShown = () => page.dataset.code === "shown";

  /**
   * @param {Node} node
   */
  const adjust = (node) => {
    if (!(node instanceof Element)) return;
    if (node.matches(FOLDS)) /** @type {HTMLDetailsElement} */ (node).open = isShown();
    if (node.matches(SWITCHES)) /** @type {HTMLInputElement} */ (node).checked = isShown();
  };

  /**
   * @param {boolean} shown
   */
  const show = (shown) => {
    page.dataset.code = shown ? "shown" : "folded";
    for (const element of document.querySelectorAll(`${FOLDS}, ${SWITCHES}`)) adjust(element);
  };

  // A pathway for those who want the code leads here by such a link; what the reader chose counts for more.
  if (location.hash === ASKED) {
    if (chosen() === null) keep(true);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  show(chosen() ?? false);

  const arrivals = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(adjust);
  });
  arrivals.observe(page, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => {
    arrivals.disconnect();
    // Python in a page needs a server.
    if (location.protocol === "file:") document.querySelector(OPENER)?.remove();
  });

  addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement && target.matches(SWITCHES))) return;
    keep(target.checked);
    show(target.checked);
  });
  addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLElement && target.matches(OPENER))) return;
    target.dataset.asked = "";
    document.head.append(Object.assign(document.createElement("script"), { type: "module", src }));
  });
  addEventListener("storage", ({ key }) => key === KEY && show(chosen() ?? false));
  addEventListener("pageshow", ({ persisted }) => persisted && show(chosen() ?? false));
}

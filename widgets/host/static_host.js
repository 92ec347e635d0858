/** Brings the widgets of a built page to life: finds each, and runs its module when it is near the screen. */

import { listen } from "./events.js";
import { showNotice } from "./kit/notices.js";
import { readLink } from "./permalink.js";

const NEAR = 1; // screens
const USES = ["focusin", "input", "pointerover"];
const whenIdle = globalThis.requestIdleCallback ?? setTimeout; // WebKit has no idle callbacks

/** @type {Set<HTMLElement>} */
const waiting = new Set();
const observer = new IntersectionObserver(startNear, { rootMargin: `${100 * NEAR}%` });

/** Start what is near. The observer alone would do, but its word waits behind the theme's scripts while a page loads. */
function startNear() {
  for (const el of waiting) {
    const { top, bottom } = el.getBoundingClientRect();
    if (top < (1 + NEAR) * innerHeight && bottom > -NEAR * innerHeight) start(el);
  }
}

/**
 * On a slow line this script and a widget's modules can be there before all of its markup.
 * @param {HTMLElement} el
 * @returns {Promise<Record<string, any>>}  the state beside the markup
 */
async function readState(el) {
  while (document.readyState === "loading" && el.nextSibling === null) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return JSON.parse(el.querySelector(":scope > script[type='application/json']")?.textContent ?? "{}");
}

/** Until the page has come to rest. */
function untilRest() {
  return new Promise((resolve) => {
    const wait = () => whenIdle(resolve);
    if (document.readyState === "complete") wait();
    else addEventListener("load", wait);
  });
}

/**
 * Until somebody uses what may wait for the page to come to rest, or it has.
 * @param {HTMLElement} el
 */
function untilRestOrUse(el) {
  const used = new Promise((resolve) => USES.forEach((use) => el.addEventListener(use, resolve, { once: true })));
  return Promise.race([used, untilRest()]);
}

/** Have the modules of all widgets on the page there before a reader comes to them. */
async function fetchAhead() {
  await untilRest();
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-widget], [data-needs-widget]"));
  for (const widget of new Set([...found].map(({ dataset }) => dataset.widget ?? dataset.needsWidget))) {
    await import(`../${widget}/${widget}.js`).catch(() => {}); // a widget that needs it and cannot start says so
  }
}

/**
 * @param {HTMLElement} el
 */
async function start(el) {
  if (!waiting.delete(el)) return;
  observer.unobserve(el);
  if (el.closest("[data-late]")) await untilRestOrUse(el);
  el.dataset.started = "";
  const { widget } = el.dataset;
  const loading = Promise.all([import("./live_widget.js"), import(`../${widget}/${widget}.js`)]);
  const state = await readState(el);
  try {
    const [{ LiveWidget }, { default: module }] = await loading;
    await new LiveWidget(el, module, state).start();
    el.dataset.live = "";
  } catch (error) {
    showNotice(el, "unavailable", state.words.unavailable, [{ label: state.words.retry, run: () => location.reload() }]);
    console.error(error);
  }
}

/** Wait for each widget to come near, and do not wait for the one that a link opens. */
function findWidgets() {
  const wanted = readLink(location.hash)?.name;
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-widget]:not([data-found])"))) {
    el.dataset.found = "";
    waiting.add(el);
    observer.observe(el);
    if (el.dataset.name === wanted) start(el);
  }
}

findWidgets();
startNear();
fetchAhead();
if (document.readyState === "loading") {
  const parsing = new MutationObserver(findWidgets);
  parsing.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    parsing.disconnect();
    findWidgets();
  });
}
listen("book:widgets-added", () => {
  findWidgets();
  startNear();
});
listen("book:wake", ({ widgets }) => waiting.forEach((el) => widgets.includes(String(el.dataset.widget)) && start(el)));
addEventListener("scroll", startNear, { passive: true });
addEventListener("beforeprint", () => waiting.forEach((el) => start(el)));

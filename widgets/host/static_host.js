/** Brings the widgets of a built page to life: finds each, loads its module when it is near, and renders it. */

import { bringToLife } from "./hydrate.js";
import { readLink } from "./link.js";

const NEAR = "800px";

const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) start(/** @type {HTMLElement} */ (target));
    }
  },
  { rootMargin: NEAR },
);

/**
 * @param {HTMLElement} el
 */
function start(el) {
  nearby.unobserve(el);
  if (el.dataset.started === undefined) {
    el.dataset.started = "";
    bringToLife(el);
  }
}

/** Watch every widget whose markup has come whole: on a slow line this script can be there before it. */
function findWidgets() {
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-widget]:not([data-found])"))) {
    const whole = document.readyState !== "loading" || el.nextSibling !== null;
    if (whole && el.querySelector(":scope > script[type='application/json']")) {
      el.dataset.found = "";
      nearby.observe(el);
      if (readLink(location.hash)?.name === el.dataset.name) start(el);
    }
  }
}

findWidgets();
if (document.readyState === "loading") {
  const parsing = new MutationObserver(findWidgets);
  parsing.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    parsing.disconnect();
    findWidgets();
  });
}
addEventListener("beforeprint", () => {
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-found]"))) start(el);
});

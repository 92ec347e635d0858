/**
 * Every jump within a page lands on its target, and stays there while what stands above it still grows.
 * A browser guesses the height of what it has not laid out (reading.css), and a jump over guesses ends somewhere else.
 */

/** What rounding may take from a place, in pixels. */
const ROUNDING = 2;
/** What reading.css lets the browser guess. */
const GUESSED = "article.bd-article > section:not(.classroom-page) > section, .book-widget";
/** How long the rest may wait for what is laid out at a time, in milliseconds. */
const TURN = 8;
const whenIdle = globalThis.requestIdleCallback ?? setTimeout; // WebKit has no idle callbacks
const page = document.documentElement;
/** @type {Element | null} where the reader was brought, until they move on */
let target = null;
/** How far below the upper edge it was placed, and how long the page was then. */
let placed = { top: 0, length: 0 };
/** Only while somebody is held somewhere: WebKit calls it an error when a page grows again as it is told of its growth. */
const growth = new ResizeObserver(() => target && place(target));

/** Lay out all of the page: nothing is guessed from here on. */
function layOut() {
  page.dataset.laidOut = "";
}

/**
 * Lay out a few after the other, each time that the device has some, so that nothing a reader does waits for all.
 * @param {HTMLElement[]} waiting
 */
function layOutSome(waiting) {
  const ends = performance.now() + TURN;
  do {
    const next = waiting.shift();
    if (next === undefined) return layOut();
    next.dataset.laidOut = "";
    next.getBoundingClientRect(); // which lays it out
  } while (performance.now() < ends);
  return whenIdle(() => layOutSome(waiting));
}

/**
 * @param {string} text
 */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What an address within this page means: an element by its id, or the widget that a link opens.
 * @param {string} hash
 */
function targetOf(hash) {
  const opened = new URLSearchParams(hash.slice(1)).get("open");
  if (opened === null) return document.getElementById(decode(hash.slice(1)));
  return document.querySelector(`[data-widget][data-name="${CSS.escape(opened)}"]`);
}

/**
 * Open all that the place is folded into.
 * @param {Element} place
 */
function unfold(place) {
  for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
}

/**
 * @param {string} hash
 */
function jump(hash) {
  const found = targetOf(hash);
  if (found === null) return;
  unfold(found);
  layOut();
  target = found;
  // The browser would hold another place fast while letters arrive, and that looks as if the reader had moved on.
  page.style.overflowAnchor = "none";
  place(found);
  growth.observe(document.body);
}

/** @param {Element} target */
function place(target) {
  target.scrollIntoView({ behavior: "instant" });
  placed = measure(target);
}

/** @param {Element} target */
function measure(target) {
  return { top: target.getBoundingClientRect().top, length: document.body.offsetHeight };
}

/**
 * A browser scrolls, too: it follows the target or, where the page became shorter, comes to its end.
 */
function releaseIfReaderScrolled() {
  if (target === null) return;
  const { top, length } = measure(target);
  if (length === placed.length && Math.abs(top - placed.top) > ROUNDING) release();
}

function release() {
  target = null;
  growth.disconnect();
  page.style.overflowAnchor = "";
}

for (const kind of ["keydown", "pointerdown", "touchmove", "wheel"]) {
  addEventListener(kind, release, { capture: true, passive: true });
}
addEventListener("scroll", releaseIfReaderScrolled, { passive: true });

addEventListener("click", ({ target: pressed, ctrlKey, metaKey, shiftKey }) => {
  const link = pressed instanceof Element ? /** @type {HTMLAnchorElement | null} */ (pressed.closest('a[href^="#"]')) : null;
  if (link === null || ctrlKey || metaKey || shiftKey) return;
  link.closest("dialog")?.close(); // or the list of contents hides the place
  jump(link.hash);
});
addEventListener("hashchange", () => "laidOut" in page.dataset || jump(location.hash));

const [arrival] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
if (arrival?.type === "navigate") jump(location.hash);
else layOut(); // the browser goes back to where the reader was
addEventListener("load", () => whenIdle(() => layOutSome(/** @type {HTMLElement[]} */ ([...document.querySelectorAll(GUESSED)]))));

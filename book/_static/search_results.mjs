/** What Sphinx's search lacks: words that every object of JavaScript knows, excerpts of the text alone, a count that is told. */

/** No words of the page: they are set beside it, or run. */
const BESIDE = ".headerlink, .term-note, noscript, script, style";
/** Where a line ends, though no space stands there. */
const LINES = "dd, dt, h1, h2, h3, h4, label, legend, li, option, p, summary, td, th";

/**
 * Make an index that knows its own words only, though one be "constructor"; Sphinx asks it by hasOwnProperty.
 * @param {Record<string, unknown>} words
 */
function withoutInheritance(words) {
  const { hasOwnProperty } = Object.prototype;
  return Object.setPrototypeOf(words, Object.setPrototypeOf({ hasOwnProperty }, null));
}

/**
 * The text of a page, or of a part of it, from which an excerpt is taken.
 * @param {string} html
 * @param {string} anchor  of the part, with its #
 */
function htmlToText(html, anchor) {
  const found = new DOMParser().parseFromString(html, "text/html");
  const text = (anchor && found.getElementById(anchor.slice(1))) || found.querySelector("article");
  for (const el of text?.querySelectorAll(BESIDE) ?? []) el.remove();
  for (const el of text?.querySelectorAll(LINES) ?? []) el.append(" ");
  return (text?.textContent ?? "").replace(/\s+/g, " ").trim() || "…";
}

// @ts-expect-error of searchtools.js, whose constant no type knows
const search = /** @type {any} */ (Search);
const { setIndex } = search;
search.htmlToText = htmlToText;
search.setIndex = (/** @type {any} */ index) => {
  withoutInheritance(index.terms);
  withoutInheritance(index.titleterms);
  setIndex(index);
};
search.status?.setAttribute("role", "status"); // there is none without a question

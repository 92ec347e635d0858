/**
 * What Sphinx's search lacks: words that every object of JavaScript knows, excerpts of the text alone, a count that is told,
 * and of every hit what kind it is. An exercise or a term has a name in the index that says its page and its place there.
 * @typedef {[page: string, title: string, anchor: string, about: string | null, score: number, file: string]} Hit
 */

/** No words of the page: they are set beside it, or run. */
const BESIDE = ".headerlink, .term-note, button, noscript, script, style, svg";
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
 * What stands behind a term of the glossary; several terms may share it.
 * @param {Element | null} place
 * @returns {Element | null}
 */
function definitionOf(place) {
  if (place?.tagName !== "DT") return null;
  const next = place.nextElementSibling;
  return next?.tagName === "DT" ? definitionOf(next) : next;
}

/**
 * Say of a hit what kind it is, and send it to its place on the page.
 * @param {Hit} hit
 * @param {[pattern: string, kind: string][]} kinds
 * @param {Map<string, string>} titles  by the names in the index
 * @returns {Hit}
 */
export function withKind([name, title, anchor, , score, file], kinds, titles) {
  const [page, place] = name.split("#");
  const goal = place ? `#${place}` : anchor;
  const own = titles.get(page + goal); // of a term that Sphinx found by its name, too
  const kind = kinds.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(own === undefined ? page : page + goal))?.[1];
  return [page, `<span class="search-kind">${kind} </span>${own ?? title}`, goal, null, score, file];
}

/**
 * Keep of hits that lead to one place the last, which has the highest score.
 * @param {Hit[]} hits
 */
export function withoutRepeats(hits) {
  const addresses = hits.map(([page, , anchor]) => page + anchor);
  return hits.filter((_, number) => addresses.lastIndexOf(addresses[number]) === number);
}

/**
 * The text of a page, or of a part of it, from which an excerpt is taken.
 * @param {string} html
 * @param {string} anchor  of the part, with its #
 */
function htmlToText(html, anchor) {
  // Of another page only the text is wanted, and this page's policy would refuse its styles one by one.
  /** @type {Document} */
  const found = /** @type {any} */ (globalThis).parseUnshown(html.replace(/<style\b.*?<\/style>/gs, "")); // of layout.html
  const place = anchor ? found.getElementById(anchor.slice(1)) : null;
  const text = definitionOf(place) ?? place ?? found.querySelector("article");
  for (const el of text?.querySelectorAll(BESIDE) ?? []) el.remove();
  for (const el of text?.querySelectorAll(LINES) ?? []) el.append(" ");
  return (text?.textContent ?? "").replace(/\s+/g, " ").trim() || "…";
}

/**
 * Give Sphinx's search what it lacks.
 * @param {any} search
 */
export function complete(search) {
  const { setIndex, _performSearch: perform } = search;
  /** @type {[string, string][]} */
  const kinds = JSON.parse(document.getElementById("kinds-of-hits")?.textContent ?? "[]");
  search.htmlToText = htmlToText;
  // @ts-expect-error of documentation_options.js
  if (globalThis.location?.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false; // no page in a folder can read another
  search._performSearch = (/** @type {any[]} */ ...asked) => {
    const { docnames, titles } = search._index;
    const named = new Map(docnames.map((/** @type {string} */ name, /** @type {number} */ number) => [name, titles[number]]));
    return withoutRepeats(perform(...asked).map((/** @type {Hit} */ hit) => withKind(hit, kinds, named)));
  };
  search.setIndex = (/** @type {any} */ index) => {
    withoutInheritance(index.terms);
    withoutInheritance(index.titleterms);
    setIndex(index);
  };
  search.status?.setAttribute("role", "status"); // there is none without a question
}

/**
 * @param {string} src
 * @returns {Promise<Event>}
 */
function bring(src) {
  return new Promise((onload, onerror) => document.body.append(Object.assign(document.createElement("script"), { src, onload, onerror })));
}

/** Begin the search, of which each script builds on the one before; the page says it when one does not come. */
async function begin() {
  await bring("_static/language_data.js");
  await bring("_static/searchtools.js");
  // @ts-expect-error of searchtools.js, whose constant no type knows
  complete(Search);
  await bring("searchindex.js");
}

if (globalThis.document?.body) begin().catch(() => {});

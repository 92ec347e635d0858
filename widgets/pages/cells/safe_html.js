/**
 * Markup that Python made, as elements that can do nothing by themselves: a cell may hold what somebody else has written.
 * Only what is listed here is made, one element after the other; the text is never read as markup of the page.
 */

const HTML = words(`a abbr b blockquote br button canvas caption cite code col colgroup datalist dd del details dfn div dl dt em
  fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i input ins kbd label legend li mark meter ol optgroup
  option output p pre progress q s samp section select small span strong sub summary sup table tbody td textarea tfoot th
  thead time tr u ul var`);
const SVG = words("circle clipPath defs desc ellipse g line linearGradient marker path pattern polygon polyline radialGradient rect stop svg text title tspan");
const MATH = words("math menclose mfrac mi mn mo mover mpadded mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover");
/** What must not be left of these is what they hold: it would be read as text. */
const WITHOUT_CONTENT = words("iframe noembed noscript object script style template title");
/** What asks for a file, sends something, or runs. */
const REFUSED = /^on|^(?:style|action|background|cite|data|data-widget|formaction|ping|poster|profile|src|srcdoc|srcset|target|xmlns)$|:/i;
const OWN_PLACE = /^(?!\/\/)[\w./#-]+$/;
const LOOKS = "data-looks";
const OUTSIDE = /url\s*\(\s*(?!["']?#)|\\|image-set|@import/i;
const REFERENCES = ["for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"];
const SPACES = new Map([
  ["http://www.w3.org/1999/xhtml", HTML],
  ["http://www.w3.org/2000/svg", SVG],
  ["http://www.w3.org/1998/Math/MathML", MATH],
]);

/** @param {string} text */
function words(text) {
  return new Set(text.split(/\s+/));
}

let made = 0;

/**
 * Make elements of markup. Their ids are this page's alone, so that what stands here twice is not mixed up.
 * @param {string} markup
 * @returns {DocumentFragment}
 */
export function safeFragment(markup) {
  // The page's policy refuses styles that come written into elements, and lets a script set the same.
  const parsed = new DOMParser().parseFromString(markup.replaceAll(' style="', ` ${LOOKS}="`), "text/html");
  const fragment = document.createDocumentFragment();
  made += 1;
  copyInto(fragment, parsed.body, `python-${made}-`);
  return fragment;
}

/**
 * @param {ParentNode & Node} place
 * @param {Node} source
 * @param {string} mark  before every id
 */
function copyInto(place, source, mark) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) place.append(String(node.nodeValue));
    if (!(node instanceof Element)) continue;
    const known = SPACES.get(String(node.namespaceURI))?.has(node.localName);
    const copy = known ? document.createElementNS(node.namespaceURI, node.localName) : place;
    if (known) for (const { name, value } of node.attributes) copyAttribute(/** @type {Element} */ (copy), name, value, mark);
    if (known || !WITHOUT_CONTENT.has(node.localName)) copyInto(copy, node, mark);
    if (known) place.append(copy);
  }
}

/**
 * @param {Element} copy
 * @param {string} name
 * @param {string} value
 * @param {string} mark
 */
function copyAttribute(copy, name, value, mark) {
  if (name === LOOKS) return copyVariables(/** @type {HTMLElement} */ (copy), value);
  if (name === "id") return copy.setAttribute(name, mark + value);
  if (REFERENCES.includes(name)) return copy.setAttribute(name, value.split(/\s+/).map((id) => mark + id).join(" "));
  if (name === "href") return OWN_PLACE.test(value) ? copy.setAttribute(name, value) : undefined;
  if (REFUSED.test(name) || (!/^(?:aria|data)-|^(?:value|title|placeholder|alt)$/.test(name) && OUTSIDE.test(value))) return;
  copy.setAttribute(name, value.replace(/url\((["']?)#/g, `url($1#${mark}`));
}

/**
 * Of a style only the variables, which our own stylesheets use.
 * @param {HTMLElement} copy
 * @param {string} text
 */
function copyVariables(copy, text) {
  const { style } = document.implementation.createHTMLDocument("").body;
  style.cssText = text;
  for (const name of style) {
    const value = style.getPropertyValue(name);
    if (name.startsWith("--") && !OUTSIDE.test(value)) copy.style?.setProperty(name, value);
  }
}

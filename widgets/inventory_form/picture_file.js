/**
 * The scores of a form as one picture to take along: a file that stands alone, with its words, in the colors of the page.
 * @typedef {{ label: string, score: string, words: string[], ends: string[], drawing: SVGElement, size: [number, number] }} Row
 */

import { makeSvg as make } from "../host/kit/dom.js";
import { fill } from "../host/kit/text.js";

const WIDTH = 640;
const LEFT = 24;
/** Where the drawings stand, and how wide they are. */
const DRAWN = { x: 216, width: 320 };
const LETTERS_IN_A_LINE = 64;
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin"];

/**
 * @param {HTMLElement} form
 * @param {Record<string, string>} words
 */
export function asSvg(form, words) {
  const text = (/** @type {string} */ selector) => textOf(form.querySelector(selector));
  const [title, raters] = [...(form.querySelector(".inventory-form__title")?.childNodes ?? [])].map(textOf);
  const rows = form.querySelector(".inventory-form__comparison") ? comparedRows(form) : profileRows(form);
  const below = [...legendOf(form, words), text("[data-slot=broken]"), text(".inventory-form__status")].filter(Boolean);
  const { color, backgroundColor } = getComputedStyle(/** @type {Element} */ (form.querySelector(".inventory-form")));
  const picture = make("svg", { fill: color, "font-family": "'Source Sans 3', system-ui, sans-serif", "font-size": 15, role: "img" });
  const told = rows.map(({ label, score, words: lines }) => [label, score, ...lines].filter(Boolean).join(", "));
  picture.append(make("title", {}, `${title}, ${raters}`), make("desc", {}, [...told, ...below].join("; ")));
  const ground = make("rect", { width: WIDTH, fill: backgroundColor });
  picture.append(ground, make("text", { x: LEFT, y: 40, "font-size": 18, "font-weight": 600 }, title));
  const top = placeLines(picture, [raters], LEFT, 62) + 8;
  const end = placeLines(picture, below.flatMap(wrap), LEFT, rows.reduce((y, row) => placeRow(picture, row, y), top) + 24);
  ground.setAttribute("height", String(end));
  picture.setAttribute("viewBox", `0 0 ${WIDTH} ${end}`);
  return new XMLSerializer().serializeToString(picture);
}

/**
 * A row of the profile of one rating.
 * @param {HTMLElement} form
 * @returns {Row[]}
 */
function profileRows(form) {
  const lines = [...form.querySelectorAll("[data-subscale], [data-composite]")];
  return lines.map((row) => {
    const slot = (/** @type {string} */ name) => /** @type {HTMLElement} */ (row.querySelector(`[data-slot=${name}]`));
    const [track, mark] = [".inventory-form__track", ".inventory-form__mark"].map((name) => getComputedStyle(/** @type {Element} */ (row.querySelector(name))));
    const x = 12 + 296 * Number(getComputedStyle(slot("mark")).getPropertyValue("--position"));
    const drawing = make("g", {});
    drawing.append(make("path", { d: "M12,12H308", stroke: track.borderBottomColor, "stroke-width": 2 }));
    const accent = mark.borderBottomColor;
    if (!row.hasAttribute("data-missing")) {
      drawing.append(make("path", { d: `M12,12H${x}`, stroke: accent, "stroke-width": 4 }), make("circle", { cx: x, cy: 12, r: 7, fill: accent }));
    }
    const axis = [...form.querySelectorAll(".inventory-form__axis span")].map(textOf);
    const label = textOf(row.querySelector("th")?.firstChild);
    return { label, score: textOf(slot("score")), words: [textOf(slot("answered"))], ends: [axis[0], axis[axis.length - 1]], drawing, size: [320, 24] };
  });
}

/**
 * A row for each picture of several ratings.
 * @param {HTMLElement} form
 * @returns {Row[]}
 */
function comparedRows(form) {
  return [...form.querySelectorAll("[data-picture]")].map((figure) => {
    const shown = /** @type {SVGSVGElement} */ (figure.querySelector("svg"));
    const drawing = make("g", {});
    for (const part of shown.children) drawing.append(painted(part));
    const { width, height } = shown.viewBox.baseVal;
    const ends = [...figure.querySelectorAll(":scope > span")].map(textOf);
    const words = [textOf(figure.querySelector("[data-slot=summary]"))];
    return { label: textOf(figure.querySelector("b")), score: "", words, ends, drawing, size: [width, height] };
  });
}

/**
 * Who is who, and which occasion is where, in words.
 * @param {HTMLElement} form
 * @param {Record<string, string>} words
 */
function legendOf(form, words) {
  const raters = [...form.querySelectorAll(".inventory-form__legend > span")].map(textOf);
  const named = raters.map((rater, number) => fill(words[`legend_${Math.min(number, 2)}`], { rater }));
  const occasions = [...form.querySelectorAll("[scope=rowgroup]")].map(textOf);
  return occasions.length > 1 ? [...named, fill(words.from_the_left, { occasions: occasions.join(", ") })] : named;
}

/**
 * Copy a mark with the colors that it has on the page.
 * @param {Element} part
 */
function painted(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  const [from, to] = [part, copy].map((one) => [one, ...one.querySelectorAll("*")]);
  from.forEach((one, number) => {
    const style = getComputedStyle(one);
    for (const name of PAINT) to[number].setAttribute(name, style.getPropertyValue(name));
    if (one.tagName === "text") to[number].setAttribute("font-size", style.fontSize);
  });
  return copy;
}

/**
 * @param {SVGElement} picture
 * @param {Row} row
 * @param {number} y
 * @returns {number}  where the next one begins
 */
function placeRow(picture, { label, score, words: lines, ends, drawing, size: [width, height] }, y) {
  const scale = DRAWN.width / width;
  drawing.setAttribute("transform", `translate(${DRAWN.x} ${y}) scale(${scale})`);
  const middle = y + 17;
  picture.append(drawing, make("text", { x: LEFT, y: middle, "font-weight": 600 }, label));
  picture.append(make("text", { x: WIDTH - LEFT, y: middle, "text-anchor": "end", "font-weight": 600 }, score));
  ends.forEach((end, number) => {
    const place = number === 0 ? { x: DRAWN.x, "text-anchor": "end" } : { x: DRAWN.x + DRAWN.width, "text-anchor": "start" };
    picture.append(make("text", { ...place, y: middle, "font-size": 12 }, end));
  });
  return placeLines(picture, lines.flatMap(wrap), DRAWN.x + 12, y + height * scale + 16);
}

/**
 * @param {SVGElement} picture
 * @param {string[]} lines
 * @param {number} x
 * @param {number} y
 * @returns {number}  what is below them
 */
function placeLines(picture, lines, x, y) {
  lines.forEach((line, number) => picture.append(make("text", { x, y: y + 17 * number, "font-size": 13 }, line)));
  return y + 17 * lines.length + 8;
}

/**
 * Break a text into lines, for a drawing breaks none.
 * @param {string} text
 */
function wrap(text) {
  return text.match(new RegExp(`.{1,${LETTERS_IN_A_LINE}}(?=\\s|$)|\\S+`, "gu"))?.map((line) => line.trim()) ?? [];
}

/**
 * @param {Node | null | undefined} node
 */
function textOf(node) {
  return node instanceof HTMLElement && node.hidden ? "" : (node?.textContent ?? "").replace(/\s+/gu, " ").trim();
}

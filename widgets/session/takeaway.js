/**
 * What a reader takes away from a session: a link, the transcript, the course, its picture, a cell of Python.
 * @typedef {{ el: HTMLElement, words: Record<string, string>, page?: import("../host/live_widget.js").Page,
 *   definition: import("./course.js").Definition, course: import("./course.js").Course,
 *   state(): import("./state.js").SessionState, played(): ReturnType<import("./course.js").Course["play"]> }} Source
 */

import { offerDownload, offerText } from "../host/kit/downloads.js";
import { fill } from "../host/kit/text.js";

const PAINTED = ["fill", "stroke"];

/**
 * @param {Source} view
 * @param {string} action
 */
export async function offerTakeaway(view, action) {
  const { el, words, page, definition } = view;
  const file = `session_${definition.id}_${view.state().seed}`;
  /** @type {Record<string, () => unknown>} */
  const takeaways = {
    link: async () => offerText(el, words, "takeaway_link", (await page?.link()) ?? ""),
    transcript: () => offerText(el, words, "takeaway_transcript", asTranscript(view)),
    python: () => offerText(el, words, "takeaway_python", asPython(view)),
    csv: () => offerDownload(`${file}.csv`, "text/csv", asCsv(view)),
    svg: () => offerDownload(`${file}.svg`, "image/svg+xml", asSvg(view)),
  };
  await takeaways[action]();
}

/** @param {Source} view */
function asTranscript({ el, definition, words, state }) {
  const lines = [...el.querySelectorAll("[data-slot=log] > p, [data-slot=now] > .session__scene")].map((line) => line.textContent ?? "");
  return [definition.title, "", ...lines, "", fill(words.cited, { title: definition.title, seed: state().seed })].join("\n");
}

/** @param {Source} view */
function asPython({ definition, state }) {
  const { replies, seed, withdrawal_hides, talk_puts_on_the_spot } = state();
  const on = Object.entries({ withdrawal_hides, talk_puts_on_the_spot }).filter(([, is]) => is);
  const given = [JSON.stringify(definition.id), `replies=${JSON.stringify(replies)}`, `seed=${seed}`, ...on.map(([name]) => `${name}=True`)];
  return ["from widgets import Session", "", `session = Session(${given.join(", ")})`, "session.course"].join("\n");
}

/** @param {Source} view */
function asCsv({ course, state, played }) {
  const { start, steps } = played();
  const names = course.names;
  const rows = [[0, "", "", "", "", ...names.map((name) => start[name])]];
  for (const [turn, { name, kind, chance, landed, states }] of steps.entries()) {
    rows.push([turn + 1, name, kind, String(chance), String(Number(landed)), ...names.map((one) => states[one])]);
  }
  const comment = `# session ${course.definition.id}, seed ${state().seed}`;
  return `${["turn", "name", "kind", "chance", "landed", ...names].join(",")}\n${rows.map((row) => row.join(",")).join("\n")}\n${comment}\n`;
}

/**
 * The picture of the course with the colors that it has on the page.
 * @param {Source} view
 */
function asSvg({ el }) {
  const shown = /** @type {SVGSVGElement} */ (el.querySelector("[data-slot=course] svg"));
  const copy = /** @type {SVGSVGElement} */ (shown.cloneNode(true));
  const [from, to] = [shown, copy].map((one) => [...one.querySelectorAll("*")]);
  from.forEach((one, number) => {
    const style = getComputedStyle(one);
    for (const name of PAINTED) if (to[number].hasAttribute(name)) to[number].setAttribute(name, style.getPropertyValue(name));
  });
  copy.setAttribute("font-family", "system-ui, sans-serif");
  copy.style.backgroundColor = getComputedStyle(/** @type {Element} */ (el.querySelector(".session"))).backgroundColor;
  return new XMLSerializer().serializeToString(copy);
}

/**
 * What a reader takes away from an explorer: a link, a cell of Python, the picture, the data.
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {{ page?: import("../host/live_widget.js").Page, chart?: import("./chart.js").Chart,
 *   definition: Definition, words: Record<string, string>, el: HTMLElement,
 *   parameters(): Record<string, number>, seed(): number, data(): Record<string, any>[] }} Source
 */

import { offerDownload, offerText } from "../host/kit/downloads.js";
import { fill } from "../host/kit/text.js";

/**
 * @param {Source} source
 * @param {string} action
 */
export async function offerTakeaway(source, action) {
  const { definition, el, words, page, chart } = source;
  const file = `explore_${definition.name}`;
  /** @type {Record<string, () => unknown>} */
  const takeaways = {
    link: async () => offerText(el, words, "takeaway_link", (await page?.link()) ?? ""),
    python: () => offerText(el, words, "takeaway_python", asPython(source)),
    csv: () => offerDownload(`${file}.csv`, "text/csv", asCsv(source)),
    svg: async () => offerDownload(`${file}.svg`, "image/svg+xml", await chart?.view.toSVG()),
    png: async () => {
      const canvas = await chart?.view.toCanvas(2);
      canvas.toBlob((/** @type {Blob} */ blob) => offerDownload(`${file}.png`, "image/png", blob));
    },
  };
  await takeaways[action]();
}

/**
 * @param {Source} source
 */
function asPython(source) {
  const { name, title, controls, labels } = source.definition;
  const moved = controls.filter((control) => source.parameters()[control.name] !== control.value);
  const given = moved.map((control) => `${control.name}=${source.parameters()[control.name]}`);
  if (Object.keys(labels).length > 0) given.push(`labels=${JSON.stringify(labels)}`);
  if (source.seed() !== 1) given.push(`seed=${source.seed()}`);
  const reference = fill(source.words.reference, { title });
  return [`from widgets import explore_${name}`, "", `# ${reference}`, `explore_${name}(${given.join(", ")})`].join("\n");
}

/**
 * @param {Source} source
 */
function asCsv(source) {
  const { fields } = source.definition.table;
  const cell = (/** @type {unknown} */ value) => (typeof value === "number" ? String(value) : JSON.stringify(String(value ?? "")));
  const rows = source.data().map((datum) => fields.map((field) => cell(datum[field])).join(","));
  return `${fields.join(",")}\n${rows.join("\n")}\n`;
}

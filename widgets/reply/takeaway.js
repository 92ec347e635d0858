/**
 * What a reader takes away from a scene as text: a link, the replies with their marks, a cell of Python.
 * @typedef {{ el: HTMLElement, words: Record<string, string>, page?: import("../host/live_widget.js").Page,
 *   definition: import("./state.js").Definition, state(): import("./state.js").ReplyState }} Source
 */

import { offerText } from "../host/kit/downloads.js";
import { fill } from "../host/kit/text.js";
import { asDate } from "./practice_record.js";
import { marked, newestFirst } from "./state.js";

/**
 * @param {Source} view
 * @param {string} action
 */
export async function offerTakeaway(view, action) {
  const { el, words, page } = view;
  /** @type {Record<string, () => unknown>} */
  const takeaways = {
    link: async () => offerText(el, words, "takeaway_link", (await page?.link()) ?? ""),
    "taken-text": () => offerText(el, words, "takeaway_text", asText(view)),
    python: () => offerText(el, words, "takeaway_python", asPython(view)),
  };
  await takeaways[action]?.();
}

/** @param {Source} view */
function asText({ words, definition, state }) {
  const { replies, marks, later } = state();
  const told = (/** @type {Record<string, boolean>} */ given = {}) =>
    marked(definition).filter((one) => one in given).map((one) => `${definition.titles[one]}: ${words[given[one] ? "yes" : "no"]}`).join("; ");
  const blocks = newestFirst(replies).map(([id, { difficulty, text, written }]) =>
    [
      `${asDate(written, words)}, ${words[`difficulty_${difficulty}`]}`,
      text || words.spoken_only,
      ...[["column_marks", marks[id]], ["column_later", later[id]]].filter(([, given]) => given).map(([word, given]) => `${words[String(word)]}: ${told(/** @type {any} */ (given))}`),
    ].join("\n"),
  );
  const body = blocks.length > 0 ? blocks : [words.no_replies];
  return [definition.title, ...body, fill(words.cited, { title: definition.title })].join("\n\n");
}

/** @param {Source} view */
function asPython({ definition, state, words: { language } }) {
  const { difficulty, text } = state();
  const given = [definition.id, ...(difficulty === definition.difficulties[0] ? [] : [difficulty])].map((one) => JSON.stringify(one));
  const spoken = language === "en" ? [] : [`language="${language}"`];
  const written = text === "" ? [] : [`reply.text = ${JSON.stringify(text)}`];
  return ["from widgets import Reply", "", `reply = Reply(${[...given, ...spoken].join(", ")})`, ...written, "reply"].join("\n");
}

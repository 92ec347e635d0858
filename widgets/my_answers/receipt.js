/** A page to read and keep: what was answered, in words, with the digest of the file that was handed in. */

import { fill } from "../host/kit/text.js";
import { fillSlots, readBlocks, readInline, toPlain } from "../classroom/bank/markup.js";
import { entriesOf } from "../classroom/collecting/answer_record.js";
import { ANSWER_TYPES } from "../exercise_types/answer_registry.js";

const STYLE = `body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
h2 { margin: 0; font-size: 1.1rem; }
section { margin: 1.5rem 0; padding-top: 1rem; border-top: 1px solid; }
p, dd { white-space: pre-wrap; }
p, li, dt, dd, h1, h2, code { overflow-wrap: anywhere; }
dl { margin: 0.5rem 0 0; padding-inline-start: 1rem; border-inline-start: 0.25rem solid; }
dt { font-size: 0.875rem; font-style: italic; break-after: avoid; }
dd { margin: 0 0 0.4rem; }
:root { color-scheme: light dark; }`;

/**
 * Write the receipt as one HTML file.
 * @param {import("../classroom/collecting/response_file.js").ResponseFile} file
 * @param {import("../classroom/collecting/answer_record.js").Definition} definition
 * @param {Record<string, string>} words
 */
export function writeReceipt({ contents, sha256 }, definition, words) {
  const entries = entriesOf(definition).map((entry, place) => writeEntry(entry, place, contents.answers[entry.item.id], words));
  const { assignment, student, edition, saved } = contents;
  const facts = [
    [words.code, student.code],
    [words.name, student.name],
    [words.receipt_saved, saved],
    [words.receipt_assignment, assignment.id],
    [words.receipt_edition, edition],
  ];
  const told = facts.filter(([, fact]) => fact !== "").map(([name, fact]) => html`<dt>${name}</dt><dd>${fact}</dd>`);
  return html`<!DOCTYPE html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="generator" content="${definition.rules.receipt}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${fill(words.receipt_title, { title: assignment.title })}</title><style>${raw(STYLE)}</style></head>
<body><main><h1>${fill(words.receipt_title, { title: assignment.title })}</h1><p>${words.receipt_use}</p>
<dl>${raw(told.join(""))}</dl>
${raw(entries.join("\n"))}
<section><h2>${words.receipt_digest}</h2><p><code>${sha256}</code></p><p>${words.receipt_digest_means}</p></section>
</main></body></html>
`.text;
}

/**
 * @param {import("../classroom/collecting/answer_record.js").Entry} entry
 * @param {number} place
 * @param {Record<string, any> | undefined} answer
 * @param {Record<string, string>} words
 */
function writeEntry({ item, number }, place, answer, words) {
  /** @type {import("../exercise_types/answer_registry.js").AnswerLine[]} */
  const lines = answer ? ANSWER_TYPES[item.type].answerText(item, answer, words) : [{ text: words.receipt_blank, own: true }];
  const english = raw(words.language === "en" ? "" : ' lang="en"'); // as authors wrote it
  const told = lines.map(({ label = "", text, typed, own }, line) => {
    const term = label ? html`<dt${english}>${toPlain(label)}</dt>` : raw(line === 0 ? html`<dt>${words.receipt_answer}</dt>`.text : "");
    return html`${term}<dd${typed || own ? "" : english}>${typed ? text : toPlain(text)}</dd>`;
  });
  const asked = writeBlocks(fillSlots(item.prompt, item.variants?.[number] ?? {}));
  return html`<section><div${english}><h2>${place + 1}. ${item.title}</h2>${asked}</div><dl>${raw(told.join(""))}</dl></section>`;
}

/**
 * Write a text of an exercise, with its paragraphs, lists and emphasis.
 * @param {string} text
 */
function writeBlocks(text) {
  const blocks = readBlocks(text).map(({ isList, lines }) => {
    if (!isList) return html`<p>${writeInline(lines.join(" "))}</p>`;
    return html`<ul>${raw(lines.map((line) => html`<li>${writeInline(line)}</li>`).join(""))}</ul>`;
  });
  return raw(blocks.join(""));
}

/**
 * @param {string} text
 */
function writeInline(text) {
  return raw(readInline(text).map((part, place) => (place % 2 ? html`<em>${part}</em>` : escape(part))).join(""));
}

class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/**
 * Markup of our own, or text that has been through `html`.
 * @param {string} text
 */
function raw(text) {
  return new Markup(text);
}

/**
 * Write markup in which every value is text, unless it says that it is markup.
 * @param {TemplateStringsArray} parts
 * @param {unknown[]} values
 */
function html(parts, ...values) {
  const shown = values.map((value) => (value instanceof Markup ? value.text : escape(String(value))));
  return new Markup(parts.map((part, place) => part + (shown[place] ?? "")).join(""));
}

/**
 * @param {string} text
 */
function escape(text) {
  /** @type {Record<string, string>} */
  const named = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (letter) => named[letter]);
}

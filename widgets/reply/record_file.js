/**
 * The file in which replies and marks go from one partner to the other, with a digest that shows damage and edits.
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {import("./state.js").Problem} Problem
 * @typedef {{ replies: import("./state.js").Replies, marks: import("./state.js").Marks, sounds: Map<string, Blob> }} Taken
 */

import { digestOf } from "../classroom/bank/sha256.js";
import { withMark } from "../host/kit/numbers.js";
import { isRecord } from "../host/kit/records.js";
import { fill, shorten, wholeLetters } from "../host/kit/text.js";
import { checkMarks, checkReplies } from "./state.js";

const SOUND = /^data:(audio\/(?:mp4|ogg|webm));base64,([A-Za-z0-9+/]+={0,2})$/;
const MEGABYTE = 1_000_000;
const NAMED_AT_ONCE = 3;

/**
 * Write the file; recordings are in it only if they are given.
 * @param {import("./state.js").ReplyState} state
 * @param {Definition} definition
 * @param {Map<string, Blob>} sounds
 */
export async function writeRecord({ replies, marks, later }, { id, title, format, version }, sounds) {
  const spoken = await Promise.all([...sounds].map(async ([reply, sound]) => [reply, await asText(sound)]));
  const contents = { scene: id, title, replies, marks, later, ...(spoken.length > 0 && { sounds: Object.fromEntries(spoken) }) };
  const payload = JSON.stringify(contents, (_, part) => (typeof part === "string" ? wholeLetters(part) : part));
  return `${JSON.stringify({ format, version, payload, sha256: await digestOf(payload) })}\n`;
}

/**
 * Read a file from somebody else: all of it, or nothing and why not.
 * @param {{ size: number, text(): Promise<string> }} file
 * @param {Definition} definition
 * @param {Record<string, string>} words
 * @returns {Promise<Taken | Problem>}
 */
export async function readRecord(file, definition, words) {
  const most = definition.limits.file;
  if (file.size > most) return { word: "file_large", values: { size: withMark((file.size / MEGABYTE).toFixed(1), words), most: most / MEGABYTE } };
  const envelope = parse(await file.text());
  if (envelope === undefined) return { word: "file_not_json", values: {} };
  if (!isRecord(envelope) || envelope.format !== definition.format) return { word: "file_foreign", values: {} };
  if (envelope.version !== definition.version) return { word: "file_newer", values: { version: shorten(envelope.version) } };
  const contents = await openPayload(envelope);
  if (!contents) return { word: "file_edited", values: {} };
  if (contents.scene !== definition.id) return { word: "file_scene", values: { scene: shorten(contents.title ?? contents.scene) } };
  return take(contents, definition, words);
}

/**
 * @param {any} envelope
 * @returns {Promise<any>}  null if it is not what the page wrote
 */
async function openPayload({ payload, sha256 }) {
  if (typeof payload !== "string" || typeof sha256 !== "string" || (await digestOf(payload)) !== sha256) return null;
  const contents = parse(payload);
  return isRecord(contents) ? contents : null;
}

/**
 * @param {any} contents
 * @param {Definition} definition
 * @param {Record<string, string>} words
 * @returns {Taken | Problem}
 */
function take(contents, definition, words) {
  /** @type {Problem[]} */
  const problems = [];
  const replies = checkReplies(contents.replies ?? {}, definition, problems);
  const marks = checkMarks(contents.marks ?? {}, definition, problems);
  const sounds = checkSounds(contents.sounds ?? {}, replies, problems);
  if (problems.length > 0) {
    const told = problems.slice(0, NAMED_AT_ONCE).map(({ word, values }) => fill(words[word], values));
    return { word: "file_unfit", values: { problems: told.join(", ") + (problems.length > NAMED_AT_ONCE ? ", …" : "") } };
  }
  if (Object.keys(replies).length + Object.keys(marks).length === 0) return { word: "file_empty", values: {} };
  return { replies, marks, sounds };
}

/**
 * @param {any} given
 * @param {import("./state.js").Replies} replies
 * @param {Problem[]} problems
 * @returns {Map<string, Blob>}
 */
function checkSounds(given, replies, problems) {
  const sounds = new Map();
  for (const [id, text] of Object.entries(isRecord(given) ? given : { sounds: given })) {
    const sound = Object.hasOwn(replies, id) && typeof text === "string" ? asSound(text) : null;
    if (sound) sounds.set(id, sound);
    else problems.push({ word: "wrong_sound", values: { id: shorten(id) } });
  }
  return sounds;
}

/**
 * @param {string} text
 */
function asSound(text) {
  const [, type, content] = SOUND.exec(text) ?? [];
  try {
    return type ? new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type }) : null;
  } catch {
    return null;
  }
}

/**
 * @param {Blob} sound
 */
async function asText(sound) {
  const bytes = new Uint8Array(await sound.arrayBuffer());
  let content = "";
  for (let start = 0; start < bytes.length; start += 0x8000) content += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return `data:${sound.type};base64,${btoa(content)}`;
}

/**
 * @param {string} text
 * @returns {any}  undefined if it is no JSON
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

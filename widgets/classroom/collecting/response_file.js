/**
 * The file that a student hands in: the answers as a text, and the digest of that text. The digest shows damage and
 * careless edits; it does not prove who wrote the answers.
 * @typedef {{ code: string, name: string }} Student
 * @typedef {{ assignment: { id: string, title: string }, edition: string, student: Student,
 *   variants: Record<string, number>, answers: { [id: string]: Record<string, any> }, saved: string }} Contents
 * @typedef {{ file: string, responses: string, device: string, receipt: string, version: number, largest: number,
 *   longest: Record<"code" | "name", number> }} Rules  of Python: names of formats, bytes of a file, letters of a field
 * @typedef {{ text: string, payload: string, sha256: string, contents: Contents }} ResponseFile
 */

import { plainCode } from "../assignments/variants.js";
import { digestOf, sha256 } from "../bank/sha256.js";
import { trim } from "../../host/kit/spaces.js";
import { wholeLetters } from "../../host/kit/text.js";

/**
 * Write the file.
 * @param {Contents} given
 * @param {Rules} rules
 * @returns {Promise<ResponseFile>}
 */
export async function writeResponseFile(given, rules) {
  const { version } = rules;
  const payload = JSON.stringify(mended({ format: rules.responses, version, ...given }));
  const digest = await digestOf(payload);
  const text = `${JSON.stringify({ format: rules.file, version, payload, sha256: digest })}\n`;
  return { text, payload, sha256: digest, contents: JSON.parse(payload) };
}

/**
 * Read a file as whoever grades it will, with a digest computed here.
 * @param {any} file  what its JSON holds
 * @param {Rules} rules
 * @returns {Contents | null}  null if the digest does not fit, or if there is no payload that can be read
 */
export function readPayload(file, { responses, version }) {
  if (typeof file?.payload !== "string" || typeof file.sha256 !== "string") return null;
  if (sha256(file.payload) !== trim(file.sha256).toLowerCase()) return null;
  try {
    const contents = JSON.parse(file.payload);
    return contents?.format === responses && contents.version === version ? contents : null;
  } catch {
    return null;
  }
}

/**
 * Tell whether a file that was just written says what it should.
 * @param {ResponseFile} file
 * @param {Contents["answers"]} answers
 * @param {Rules} rules
 */
export function saysWhatItShould(file, answers, rules) {
  const read = readPayload(JSON.parse(file.text), rules);
  return JSON.stringify(read?.answers) === JSON.stringify(mended(answers));
}

/**
 * Name a file after its assignment and the student's code.
 * @param {string} kind
 * @param {string} assignment
 * @param {string} code
 * @param {string} ending
 */
export function fileName(kind, assignment, code, ending) {
  const slug = plainCode(code).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${kind}-${assignment}-${slug || "no-code"}.${ending}`;
}

/**
 * The present time, to the second, as the file tells it.
 */
export function now() {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * Mend every text within a value, and every name.
 * @param {any} value
 * @returns {any}
 */
function mended(value) {
  if (typeof value === "string") return wholeLetters(value);
  if (Array.isArray(value)) return value.map(mended);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [wholeLetters(name), mended(entry)]));
}

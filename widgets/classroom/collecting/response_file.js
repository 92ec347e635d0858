/**
 * The file that a student hands in: the answers as a text, and the digest of that text. The digest shows damage and
 * careless edits; it does not prove who wrote the answers.
 * @typedef {{ code: string, name: string }} Student
 * @typedef {{ assignment: { id: string, title: string }, edition: string, student: Student,
 *   variants: Record<string, number>, answers: { [id: string]: Record<string, any> }, saved: string }} Contents
 * @typedef {{ text: string, payload: string, sha256: string, contents: Contents }} ResponseFile
 */

import { plainCode } from "../assignments/variants.js";
import { digestOf, sha256 } from "../assignments/sha256.js";

export const FILE_FORMAT = "psychotherapy-relationship/response-file";
const PAYLOAD_FORMAT = "psychotherapy-relationship/responses";
const VERSION = 1;

/**
 * Write the file.
 * @param {Contents} given
 * @returns {Promise<ResponseFile>}
 */
export async function writeResponseFile(given) {
  const payload = JSON.stringify({ format: PAYLOAD_FORMAT, version: VERSION, ...given }, wholeLetters);
  const digest = await digestOf(payload);
  const text = `${JSON.stringify({ format: FILE_FORMAT, version: VERSION, payload, sha256: digest })}\n`;
  return { text, payload, sha256: digest, contents: JSON.parse(payload) };
}

/**
 * Read a file as whoever grades it will, with a digest computed here.
 * @param {any} file  what its JSON holds
 * @returns {Contents | null}  null if the digest does not fit, or if there is no payload that can be read
 */
export function readPayload(file) {
  if (typeof file?.payload !== "string" || sha256(file.payload) !== file.sha256) return null;
  try {
    const contents = JSON.parse(file.payload);
    return contents?.format === PAYLOAD_FORMAT && contents.version === VERSION ? contents : null;
  } catch {
    return null;
  }
}

/**
 * Tell whether a file that was just written says what it should.
 * @param {ResponseFile} file
 * @param {Contents["answers"]} answers
 */
export function saysWhatItShould(file, answers) {
  const read = readPayload(JSON.parse(file.text));
  return JSON.stringify(read?.answers) === JSON.stringify(answers, wholeLetters);
}

/**
 * Name a file after its assignment and the student's code; as widgets/classroom/response_file.py does.
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
 * Half of a letter (of an emoji cut in two, say) cannot be written as UTF-8, and would spoil the whole file.
 * @param {string} _
 * @param {unknown} value
 */
function wholeLetters(_, value) {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
}

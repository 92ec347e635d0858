/**
 * A reader's practice with one scene as it arrives from this browser's storage, a link or a file, and as it leaves in a link.
 * @typedef {{ words?: number, questions?: number }} AtMost
 * @typedef {import("./agreement.js").Marks} Marks
 * @typedef {{ id: string, title: string, client: string, difficulties: string[], criteria: Record<string, AtMost | null>,
 *   titles: Record<string, string>, order: string[], samples: Marks, format: string, version: number, few_marks: number,
 *   limits: { replies: number, letters: number, file: number, sound_seconds: number, sound_bits: number } }} Definition
 *   criteria: null where one marks, and a limit where it is counted
 * @typedef {{ difficulty: string, text: string, written: string, spoken: boolean }} Written  a reply that was kept
 * @typedef {Record<string, Written>} Replies
 * @typedef {{ replies?: Replies, marks?: Marks }} Partner
 * @typedef {{ difficulty: string, text: string, replies: Replies, marks: Marks, later: Marks, partner: Partner }} ReplyState
 *   text: what is being written; marks: of own replies, samples and a partner's; later: of own ones, after a day
 * @typedef {import("../host/kit/text.js").Problem} Problem
 */

import { isRecord } from "../host/kit/records.js";
import { isLonger, shorten } from "../host/kit/text.js";

export const OWN = /^r-[0-9a-z]{8,20}$/;
const WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/**
 * Keep of a state from outside what the scene has, and name the rest.
 * @param {any} given
 * @param {Definition} definition
 * @returns {{ state: ReplyState, problems: Problem[] }}
 */
export function checkState(given, definition) {
  /** @type {Problem[]} */
  const problems = [];
  const difficulty = given?.difficulty ?? definition.difficulties[0];
  const known = definition.difficulties.includes(difficulty);
  if (!known) problems.push({ word: "wrong_difficulty", values: { value: shorten(difficulty), known: definition.difficulties.join(", ") } });
  const text = given?.text ?? "";
  const fits = fitsText(text, definition);
  if (!fits) problems.push({ word: "wrong_text", values: { letters: definition.limits.letters } });
  const replies = checkReplies(given?.replies ?? {}, definition, problems);
  const state = {
    difficulty: known ? difficulty : definition.difficulties[0],
    text: fits ? text : "",
    replies,
    marks: checkMarks(given?.marks ?? {}, definition, problems),
    later: checkMarks(given?.later ?? {}, definition, problems),
    partner: checkPartner(given?.partner ?? {}, definition, problems),
  };
  return { state, problems };
}

/**
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {Partner}
 */
function checkPartner(given, definition, problems) {
  if (!isRecord(given)) {
    problems.push({ word: "wrong_partner", values: { value: shorten(given) } });
    return {};
  }
  if (Object.keys(given).length === 0) return {};
  return { replies: checkReplies(given.replies ?? {}, definition, problems), marks: checkMarks(given.marks ?? {}, definition, problems) };
}

/**
 * Keep replies that have the shape of one, up to the number that is kept of a scene.
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {Replies}
 */
export function checkReplies(given, definition, problems) {
  if (!isRecord(given)) {
    problems.push({ word: "wrong_replies", values: { value: shorten(given) } });
    return {};
  }
  const entries = Object.entries(given);
  const most = definition.limits.replies;
  if (entries.length > most) problems.push({ word: "too_many_replies", values: { count: entries.length, most } });
  const kept = entries.slice(0, most).filter(([id, reply]) => {
    const fits = OWN.test(id) && isReply(reply, definition);
    if (!fits) problems.push({ word: "wrong_reply", values: { id: shorten(id), value: shorten(reply) } });
    return fits;
  });
  return Object.fromEntries(kept.map(([id, { difficulty, text, written, spoken }]) => [id, { difficulty, text, written, spoken }]));
}

/**
 * @param {any} reply
 * @param {Definition} definition
 */
function isReply(reply, definition) {
  return (
    isRecord(reply) &&
    definition.difficulties.includes(reply.difficulty) &&
    fitsText(reply.text, definition) &&
    typeof reply.spoken === "boolean" &&
    typeof reply.written === "string" &&
    WRITTEN.test(reply.written)
  );
}

/**
 * @param {any} text
 * @param {Definition} definition
 */
function fitsText(text, { limits }) {
  return typeof text === "string" && !isLonger(text, limits.letters);
}

/**
 * Keep marks of yes and no by criteria that this scene has; what is counted is not marked.
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {Marks}
 */
export function checkMarks(given, definition, problems) {
  if (!isRecord(given)) {
    problems.push({ word: "wrong_marks", values: { value: shorten(given) } });
    return {};
  }
  const most = 2 * definition.limits.replies + Object.keys(definition.samples).length;
  const entries = Object.entries(given);
  if (entries.length > most) problems.push({ word: "too_many_marks", values: { count: entries.length, most } });
  return Object.fromEntries(entries.slice(0, most).flatMap(([id, marks]) => {
    const known = OWN.test(id) || Object.hasOwn(definition.samples, id);
    if (known && isRecord(marks)) return [[id, checkEach(id, marks, definition, problems)]];
    problems.push({ word: "wrong_mark", values: { id: shorten(id), value: shorten(marks) } });
    return [];
  }));
}

/**
 * @param {string} id
 * @param {Record<string, any>} marks
 * @param {Definition} definition
 * @param {Problem[]} problems
 */
function checkEach(id, marks, definition, problems) {
  const fitting = Object.entries(marks).filter(([criterion, mark]) => {
    const fits = marked(definition).includes(criterion) && typeof mark === "boolean";
    if (!fits) problems.push({ word: "wrong_mark", values: { id, value: shorten({ [criterion]: mark }) } });
    return fits;
  });
  return Object.fromEntries(fitting);
}

/**
 * The criteria that are marked, in their order.
 * @param {Definition} definition
 */
export function marked({ order, criteria }) {
  return order.filter((id) => criteria[id] === null);
}

/**
 * Whether everything about a reply is marked.
 * @param {Marks} marks
 * @param {string} id
 * @param {Definition} definition
 */
export function isMarked(marks, id, definition) {
  return marked(definition).every((criterion) => marks[id]?.[criterion] !== undefined);
}

/**
 * Own replies, the newest first.
 * @param {Replies} replies
 * @returns {[string, Written][]}
 */
export function newestFirst(replies) {
  return Object.entries(replies).sort(([, one], [, other]) => (one.written < other.written ? 1 : -1));
}

/**
 * A link leads to the scene and the difficulty; what somebody wrote goes along in a file alone.
 * @param {ReplyState} state
 * @returns {Record<string, string>}
 */
export function toParameters({ difficulty }) {
  return { difficulty };
}

/**
 * @param {Record<string, string>} parameters
 */
export function fromParameters({ difficulty }) {
  return difficulty === undefined ? {} : { difficulty };
}

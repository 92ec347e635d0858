/**
 * A reader's session as it arrives from a link or from this browser's storage, and as it leaves in a link.
 * @typedef {import("./course.js").Definition} Definition
 * @typedef {import("./course.js").Setting & { replies: string[], changed: [] | [number, string] }} SessionState
 * @typedef {import("../host/kit/text.js").Problem} Problem
 */

import { shorten } from "../host/kit/text.js";

const SWITCHES = /** @type {const} */ (["withdrawal_hides", "talk_puts_on_the_spot"]);

/**
 * Keep of a state from outside what the session has, and name the rest.
 * @param {any} given
 * @param {Definition} definition
 * @returns {{ state: SessionState, problems: Problem[] }}
 */
export function checkState(given, definition) {
  /** @type {Problem[]} */
  const problems = [];
  const replies = checkReplies(given?.replies ?? [], definition, problems);
  const seed = given?.seed ?? 1;
  const isSeed = Number.isInteger(seed) && seed >= 1 && seed <= definition.seeds;
  if (!isSeed) problems.push({ word: "wrong_seed", values: { value: shorten(seed), seeds: definition.seeds } });
  const switches = SWITCHES.map((name) => {
    const value = given?.[name] ?? false;
    if (typeof value !== "boolean") problems.push({ word: "wrong_switch", values: { value: shorten(value), name } });
    return value === true;
  });
  const changed = given?.changed ?? [];
  const fits = fitsChange(changed, replies, definition);
  if (!fits) problems.push({ word: "wrong_change", values: { value: shorten(changed) } });
  const [withdrawal_hides, talk_puts_on_the_spot] = switches;
  return { state: { replies, seed: isSeed ? seed : 1, withdrawal_hides, talk_puts_on_the_spot, changed: fits ? changed : [] }, problems };
}

/**
 * @param {any} given
 * @param {Definition} definition
 * @param {Problem[]} problems
 * @returns {string[]}
 */
function checkReplies(given, { first, turns }, problems) {
  if (!Array.isArray(given)) {
    problems.push({ word: "not_replies", values: { value: shorten(given) } });
    return [];
  }
  let here = first;
  for (const [place, kind] of given.entries()) {
    const number = place + 1;
    if (here === "") {
      problems.push({ word: "unknown_turn", values: { number, kind: shorten(kind), turns: place } });
      return given.slice(0, place);
    }
    const reply = turns[here].replies.find((one) => one.kind === kind);
    if (reply === undefined) {
      const known = turns[here].replies.map((one) => one.kind).join(", ");
      problems.push({ word: "unknown_reply", values: { number, kind: shorten(kind), turn: here, known } });
      return given.slice(0, place);
    }
    here = reply.next;
  }
  return given;
}

/**
 * Whether a change is none, or names a reply that was given and another kind that its turn has.
 * @param {any} changed
 * @param {string[]} replies
 * @param {Definition} definition
 */
function fitsChange(changed, replies, definition) {
  if (!Array.isArray(changed)) return false;
  if (changed.length === 0) return true;
  const [number, kind] = changed;
  if (changed.length !== 2 || !Number.isInteger(number) || number < 1 || number > replies.length) return false;
  const turn = walk(replies.slice(0, number - 1), definition);
  return definition.turns[turn].replies.some((reply) => reply.kind === kind);
}

/**
 * The turn to which replies lead; empty at the end.
 * @param {string[]} replies
 * @param {Definition} definition
 */
export function walk(replies, { first, turns }) {
  return replies.reduce((here, kind) => turns[here].replies.find((reply) => reply.kind === kind)?.next ?? "", first);
}

/**
 * The replies with one changed: the later ones as they were where they fit, and silence where they do not.
 * @param {SessionState} state
 * @param {Definition} definition
 */
export function withChange({ replies, changed }, definition) {
  const [number, other] = changed;
  if (number === undefined) return replies;
  const given = [...replies.slice(0, number - 1), String(other)];
  for (let here = walk(given, definition); here !== ""; here = walk(given, definition)) {
    const kind = replies[given.length];
    given.push(definition.turns[here].replies.some((reply) => reply.kind === kind) ? kind : "wait");
  }
  return given;
}

/**
 * @param {SessionState} state
 * @returns {Record<string, string>}
 */
export function toParameters({ replies, seed, changed, ...switches }) {
  const on = SWITCHES.filter((name) => switches[name]).map((name) => [name, "1"]);
  const parts = [["replies", replies.join(".")], ["seed", String(seed)], ["changed", changed.join(".")], ...on];
  return Object.fromEntries(parts.filter(([, text]) => text !== ""));
}

/**
 * Read back what toParameters wrote; nothing is believed until checkState has seen it.
 * @param {Record<string, string>} parameters
 */
export function fromParameters({ replies, seed, changed, ...others }) {
  const [number, ...kind] = changed?.split(".") ?? [];
  const switches = SWITCHES.filter((name) => name in others).map((name) => [name, others[name] === "1" ? true : others[name]]);
  return {
    replies: replies?.split(".") ?? [],
    seed: seed === undefined ? 1 : /^\d+$/.test(seed) ? Number(seed) : seed,
    changed: changed === undefined ? [] : [Number(number), kind.join(".")],
    ...Object.fromEntries(switches),
  };
}

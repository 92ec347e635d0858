/** What of a session from outside is kept, and what is named. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { checkState, fromParameters, toParameters } from "../../widgets/session/state.js";

const reply = (kind, next) => ({ kind, text: "", lands: "", misses: "", next });
const turn = (next) => ({ scene: "", says: {}, brings: {}, replies: [reply("meta", next), reply("go_on", next), reply("wait", next)] });
const definition = /** @type {any} */ ({ first: "a", seeds: 9999, turns: { a: turn("b"), b: turn("") } });
const BLANK = { replies: [], seed: 1, withdrawal_hides: false, talk_puts_on_the_spot: false, changed: [] };

const problemsOf = (given) => checkState(given, definition).problems.map(({ word, values }) => [word, ...Object.values(values)]);

test("what a link is written from is read back from it", () => {
  const state = { replies: ["meta", "wait"], seed: 7, withdrawal_hides: true, talk_puts_on_the_spot: false, changed: [2, "go_on"] };
  assert.deepEqual(checkState(fromParameters(toParameters(/** @type {any} */ (state))), definition), { state, problems: [] });
});

test("a link with nothing in it begins anew", () => {
  assert.deepEqual(checkState(fromParameters({}), definition), { state: BLANK, problems: [] });
});

test("a reply at a turn that does not exist is named, and those before it are kept", () => {
  const read = checkState(fromParameters({ replies: "meta.wait.go_on" }), definition);
  assert.deepEqual(read.state.replies, ["meta", "wait"]);
  assert.deepEqual(read.problems, [{ word: "unknown_turn", values: { number: 3, kind: "go_on", turns: 2 } }]);
});

test("a reply that a turn does not have is named with those that it has", () => {
  assert.deepEqual(problemsOf({ replies: ["meta", "__proto__"] }), [["unknown_reply", 2, "__proto__", "b", "meta, go_on, wait"]]);
  assert.deepEqual(checkState({ replies: ["meta", "sing"] }, definition).state.replies, ["meta"]);
});

test("replies that are no list, and a client that has no number, are named", () => {
  assert.deepEqual(problemsOf({ replies: { length: 2 } }), [["not_replies", '{"length":2}']]);
  for (const seed of ["0", "1.5", "-1", "10000", "x", "1e3"]) {
    assert.deepEqual(checkState(fromParameters({ seed }), definition).state.seed, 1, seed);
    assert.equal(problemsOf(fromParameters({ seed }))[0][0], "wrong_seed", seed);
  }
});

test("a switch that says neither yes nor no, and a change that does not fit, are named", () => {
  assert.deepEqual(problemsOf(fromParameters({ withdrawal_hides: "2" })), [["wrong_switch", "2", "withdrawal_hides"]]);
  for (const changed of ["3.meta", "0.meta", "1.sing", "meta", "1"]) {
    assert.equal(problemsOf(fromParameters({ replies: "meta.wait", changed }))[0][0], "wrong_change", changed);
  }
});

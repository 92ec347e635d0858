import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { digestOf, sha256 } from "../../../widgets/classroom/bank/sha256.js";

/** @param {string} text */
const byNode = (text) => createHash("sha256").update(text, "utf8").digest("hex");

test("a text of every length across three blocks has Node's digest", () => {
  for (let length = 0; length < 200; length++) assert.equal(sha256("x".repeat(length)), byNode("x".repeat(length)), `${length}`);
});

test("random texts in any script have Node's digest", () => {
  let seed = 20261124;
  const draw = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 300; round++) {
    const letters = Array.from({ length: draw(300) }, () => String.fromCodePoint([draw(128), draw(0xd800), 0x1f600 + draw(80)][draw(3)]));
    const text = letters.join("");
    assert.equal(sha256(text), byNode(text));
  }
});

test("a long text has Node's digest", () => {
  const text = "ä".repeat(700_000);
  assert.equal(sha256(text), byNode(text));
});

test("where the browser offers its own digest that is used, and the two agree", async () => {
  assert.equal(await digestOf("Mina’s answers"), sha256("Mina’s answers"));
});

test("where a browser keeps its own from us, as on plain http, ours is used", async () => {
  const original = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(globalThis, "crypto"));
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  try {
    assert.equal(await digestOf("Mina’s answers"), byNode("Mina’s answers"));
  } finally {
    Object.defineProperty(globalThis, "crypto", original);
  }
});

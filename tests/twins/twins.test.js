/** Every case of every twin, on the page's side; test_twins.py has Python's. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { TWINS } from "./twins.js";

const folder = new URL(".", import.meta.url);
const stems = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => name.replace(".json", ""));

test("every file of cases has its twin here, and every twin its file", () => {
  assert.deepEqual(Object.keys(TWINS).sort(), stems.sort());
});

/**
 * A value as JSON has it, with numbers as near as the order of adding leaves them.
 * @param {unknown} value
 */
function told(value) {
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "number" ? Number(part.toFixed(9)) : part)));
}

for (const stem of stems) {
  const cases = JSON.parse(readFileSync(new URL(`${stem}.json`, folder), "utf-8"));
  for (const { says, given, wanted } of cases) {
    test(`${stem}: ${says}`, async () => assert.deepEqual(told(await TWINS[stem](given)), told(wanted)));
  }
}

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { fetchFile, MissingFile } from "../../widgets/host/kit/fetching.js";

const HOUSE = new URL("../../widgets/", import.meta.url);

test("a file that has arrived is given", async () => {
  const response = await fetchFile("https://a.test/bank.json", async () => new Response("{}"));
  assert.equal(await response.text(), "{}");
});

for (const status of [404, 500, 503]) {
  test(`the error page of a server that answers ${status} is no file`, async () => {
    const send = async () => new Response("Service unavailable: 25 b", { status });
    await assert.rejects(fetchFile(new URL("https://a.test/forms/one.txt?v=1#x"), send), new MissingFile("one.txt", status));
  });
}

test("a file that no server answers for is named with what the browser says", async () => {
  const send = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(fetchFile("vega.js", send), { message: "vega.js: Failed to fetch" });
});

test("a missing file without a reason is its name", () => {
  assert.equal(new MissingFile("https://a.test/pyodide/pyodide.mjs").message, "pyodide.mjs");
});

test("nothing else fetches, so that no answer is taken unread", () => {
  const files = readdirSync(HOUSE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  const fetching = files.filter((name) => /(?<![\w.]|\(\) => )fetch\(/.test(readFileSync(new URL(name, HOUSE), "utf8")));
  // What is handed to fetchFile as its way is read by it, and Pyodide's files so, too; of a library the digest is known.
  assert.deepEqual(fetching.sort(), ["pages/engine/python.js", "pages/live/libraries.js"]);
});

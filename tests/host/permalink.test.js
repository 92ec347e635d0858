import assert from "node:assert/strict";
import { test } from "node:test";

import { readLink, writeLink } from "../../widgets/host/permalink.js";

const PARAMETERS = { "3-client": "2_4_3_4_4_2__2_5_4_1_5", reverse_keyed: "goal_2.task_2" };
/** @type {any} */ (globalThis).location = { href: "https://book.example/chapters/working_alliance.html" };
const link = new URL(writeLink("practice_alliance_short-client", PARAMETERS)).hash;

test("a new link is read whole", () => {
  const wanted = { name: "practice_alliance_short-client", version: "1", damaged: false, readable: true, whole: true, parameters: PARAMETERS };
  assert.deepEqual(readLink(link), wanted);
});

test("a new link that ends anywhere before its end is damaged, or none", () => {
  for (let end = 0; end < link.length; end++) {
    const read = readLink(link.slice(0, end));
    assert.ok(read === null || read.damaged, link.slice(0, end));
  }
});

test("a link from before is read as before, and does not say whether it is whole", () => {
  const read = readLink("#open=practice_alliance_short-client&v=1&3-client=2_4");
  assert.deepEqual([read?.readable, read?.damaged, read?.whole], [true, false, false]);
});

// What mail programs make of a link.
for (const damaged of [
  link.replaceAll("&", "&amp;"),
  "#open=practice_alliance_short-client&amp;v=1&amp;3-client=2_4_3_4_4_2__2_5_4_1_5",
  "#open%3Dpractice_alliance_short-client%26v%3D1%263-client%3D2_4_3",
  `#${encodeURIComponent(link.slice(1))}`,
  `#${encodeURIComponent(encodeURIComponent(link.slice(1)))}`,
  link.replace("v=1", "v=3D1"),
  link.replaceAll("&", "%26"),
]) {
  test(`a link that was changed on its way says so, by the name of its widget: ${damaged.slice(0, 60)}`, () => {
    const read = readLink(damaged);
    assert.deepEqual([read?.name, read?.damaged, read?.readable], ["practice_alliance_short-client", true, false]);
  });
}

test("a link of another version is not damaged", () => {
  assert.equal(readLink("#open=form&a_1=1&v=7")?.damaged, false);
  assert.equal(readLink("#open=form&a_1=1&v=7")?.readable, false);
});

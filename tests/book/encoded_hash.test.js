import assert from "node:assert/strict";
import { test } from "node:test";

import { decodedAddress } from "../../book/_static/encoded_hash.mjs";

const BOOK = "https://example.org/psy/";

for (const [says, given, wanted] of [
  ["the # is encoded", "chapters/x.html%23open=form&a_1=3&v=1", "chapters/x.html#open=form&a_1=3&v=1"],
  ["it is encoded twice", "chapters/x.html%2523open=form&v=1", "chapters/x.html#open=form&v=1"],
  ["a ? and a # follow", "x.html%23open=form&a=1?b#c", "x.html#open=form&a=1?b#c"],
  ["a second encoded # is a part of the first", "x.html%23a%23b", "x.html#a%23b"],
  ["the page is that of a folder", "%23aims", "#aims"],
]) {
  test(`an address leads to the page that it meant: ${says}`, () => assert.equal(decodedAddress(BOOK + given), BOOK + wanted));
}

for (const given of ["chapters/y.html", "chapters/x.html#open=form&v=1", "image.png%23x", "chapters/x%23.html", "%2f%2fevil.org"]) {
  test(`nothing leads away from a page that is not there for another reason: ${given}`, () => assert.equal(decodedAddress(BOOK + given), null));
}

test("no address leads to another host", () => {
  const hosts = ["//evil.org/x.html%23a", "\\\\evil.org/x.html%23a", "@evil.org/x.html%23a"].map((end) => decodedAddress(`https://example.org/${end}`));
  assert.deepEqual(hosts.filter((address) => address !== null && new URL(address).host !== "example.org"), []);
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { countWords } from "../../../widgets/exercise_types/short_text/controls_count.js";

test("words are counted between spaces of any kind", () => {
  assert.deepEqual(["", "  ", "one", " one\ntwo\tthree  "].map(countWords), [0, 0, 1, 3]);
});

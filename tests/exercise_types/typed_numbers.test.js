import assert from "node:assert/strict";
import { test } from "node:test";

import { parseNumber } from "../../widgets/exercise_types/typed_numbers.js";

for (const [text, unit, number] of [
  [" 0,25 ", "", 0.25],
  ["−.5", "", -0.5],
  ["+3", "", 3],
  ["5.", "", 5],
  ["25%", "%", 25],
  ["25 %", "%", 25],
  ["25%", "", null],
  ["1,000.5", "", null],
  ["1e3", "", null],
  ["about 3", "", null],
  ["", "", null],
  ["0x10", "", null],
  ["Infinity", "", null],
]) {
  test(`a number is read as people write it: “${text}” ${unit}`, () => assert.equal(parseNumber(String(text), String(unit)), number));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkState, fromParameters, toParameters } from "../../widgets/explorer/state.js";
import { rangeOf, readControl } from "../../widgets/explorer/typed.js";

const slope = { name: "slope", label: "Slope", minimum: -1, maximum: 1, step: 0.05, value: 0, unit: "SD", format: "+.2f" };
const share = { ...slope, minimum: 0.1, maximum: 0.9, unit: "", format: ".0%" };
const count = { ...slope, minimum: 10, maximum: 1000, step: 1, unit: "", format: ".0f" };
const definition = /** @type {any} */ ({ controls: [slope], start: { slope: 0.5 }, seed: 1, samples: 9999 });

test("a number is read as people write it, with its unit or without", () => {
  for (const text of ["-0.3", "−0,3", "-.3", "-0.30 SD"]) assert.equal(readControl(text, slope), -0.3, text);
});

test("a share is read in percent", () => {
  for (const text of ["28", "28%", "28 %", "28,0"]) assert.equal(readControl(text, share), 0.28, text);
  assert.equal(readControl("0.28", share), null);
});

test("a number that can be read in two ways is read as the one that is possible", () => {
  assert.equal(readControl("1,000", count), 1000);
  assert.equal(readControl("1,056", count), null);
});

test("what is no number, more than a number, outside the range or no whole number of people is refused", () => {
  for (const text of ["", "x", "0.2 or so", "1.01", "--0.2"]) assert.equal(readControl(text, slope), null, text);
  assert.equal(readControl("12.5", count), null);
});

test("the range is said as values are written", () => {
  assert.deepEqual(rangeOf(slope), { word: "mistyped", minimum: "−1.00", maximum: "+1.00" });
  assert.deepEqual(rangeOf(count), { word: "mistyped_whole", minimum: "10", maximum: "1,000" });
});

test("what was kept before there were samples shows the first", () => {
  assert.deepEqual(checkState({ parameters: { slope: 0.2 } }, definition), { state: { parameters: { slope: 0.2 }, seed: 1 }, problems: [] });
});

test("a link carries the sample only if it is another, and gives it back", () => {
  assert.deepEqual(toParameters({ parameters: { slope: 0.5 }, seed: 1 }, definition), {});
  const link = toParameters({ parameters: { slope: 0.2 }, seed: 3 }, definition);
  assert.deepEqual(link, { slope: "0.2", seed: "3" });
  assert.deepEqual(checkState(fromParameters(link), definition).state, { parameters: { slope: 0.2 }, seed: 3 });
});

test("a sample is no control of an explorer that shows none", () => {
  const { state, problems } = checkState({ parameters: {}, seed: 2 }, { ...definition, samples: 0 });
  assert.equal(state.seed, 1);
  assert.deepEqual(problems, [{ word: "unknown_control", values: { name: "seed" } }]);
});

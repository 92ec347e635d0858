import assert from "node:assert/strict";
import { test } from "node:test";
import { HIGHEST, LOWEST, SECONDS, levelOut, notesOf, settingsOf, timeOf } from "../../widgets/explorer/sound.js";
import { tellSound } from "../../widgets/explorer/sound_words.js";

const words = {
  heard_rises: "{figure} rises from {first} to {last} over {control} {from} to {to}.",
  heard_falls: "{figure} falls from {first} to {last}.",
  heard_turns: "{figure} goes from {first} to {last}, lowest {lowest} near {lowest_at}, highest {highest} near {highest_at}.",
  heard_level: "{figure} stays at {first}.",
  heard_never: "{figure} has no value from {from} to {to}.",
  heard_steepest: "Most near {steepest}.",
  heard_gap: "Gap.",
  heard_here: "At {here} it is {now}.",
};
const write = (/** @type {number} */ value) => value.toFixed(2);
const writing = { control: "n", figure: "power", writeSetting: String, writeFigure: write };

/** @type {Record<string, (x: number) => number | null>} */
const MONOTONE = { line: (x) => 3 * x - 7, square: (x) => x * x, root: Math.sqrt, "S-curve": (x) => 1 / (1 + Math.exp(5 - x)), steps: Math.floor };
const SETTINGS = settingsOf({ minimum: 0, maximum: 10, step: 0.1 });

/** @param {(x: number) => number | null} equation */
const pointsOf = (equation) => SETTINGS.map((setting) => ({ setting, figure: equation(setting) }));
/** @param {(x: number) => number | null} equation */
const pitchesOf = (equation) => notesOf(pointsOf(equation)).map(({ pitch }) => pitch);
/** @param {(x: number) => number | null} equation */
const tell = (equation, here = 2) => tellSound(pointsOf(equation), { setting: here, figure: equation(here) }, writing, words);

test("a control is heard from its lowest setting to its highest, on its steps, in no more than sixty of them", () => {
  assert.deepEqual(settingsOf({ minimum: 1, maximum: 4, step: 1 }), [1, 2, 3, 4]);
  assert.deepEqual(settingsOf({ minimum: 0.1, maximum: 0.4, step: 0.1 }), [0.1, 0.2, 0.3, 0.4]);
  const many = settingsOf({ minimum: 10, maximum: 600, step: 1 });
  assert.equal(many.length, 61);
  assert.deepEqual([many[0], many[60]], [10, 600]);
  assert.ok(many.every((value, place) => Number.isInteger(value) && (place === 0 || value > many[place - 1])));
});

test("a figure that rises is heard to rise over two octaves, and one that falls to fall", () => {
  for (const [name, equation] of Object.entries(MONOTONE)) {
    const pitches = /** @type {number[]} */ (pitchesOf(equation));
    assert.ok(pitches.every((pitch, place) => place === 0 || pitch >= pitches[place - 1]), name);
    assert.deepEqual([pitches[0], pitches[pitches.length - 1]].map(Math.round), [LOWEST, HIGHEST], name);
    assert.equal(HIGHEST / LOWEST, 4);
    const falling = /** @type {number[]} */ (pitchesOf((x) => -Number(equation(x))));
    assert.ok(falling.every((pitch, place) => place === 0 || pitch <= falling[place - 1]), name);
  }
});

test("equal distances of a figure are equal intervals", () => {
  const pitches = notesOf([0, 1, 2, 3, 4].map((figure) => ({ setting: figure ** 2, figure }))).map(({ pitch }) => Math.round(Number(pitch)));
  assert.deepEqual(pitches, [220, 311, 440, 622, 880]); // half an octave each
});

test("a figure that stays, and one with a single value, sounds in the middle", () => {
  for (const pitch of pitchesOf(() => 0.28)) assert.equal(pitch, 440);
  assert.deepEqual(notesOf([{ setting: 3, figure: 5 }]), [{ time: 0, pitch: 440 }]);
});

test("what is written as one is heard as one, and what is not keeps its differences", () => {
  const points = pointsOf((x) => 0.28 + x / 10_000);
  assert.ok(levelOut(points, write).every(({ figure }) => figure === 0.28));
  const moving = pointsOf((x) => x);
  assert.equal(levelOut(moving, write), moving);
});

test("where a figure has no value, no pitch sounds, and the others keep theirs", () => {
  const notes = notesOf(pointsOf((x) => (x > 6 ? null : x)));
  assert.ok(notes.every(({ pitch }, place) => (pitch === null) === SETTINGS[place] > 6));
  assert.equal(Math.max(...notes.map(({ pitch }) => pitch ?? 0)), HIGHEST);
  const silent = pointsOf(() => null);
  assert.ok(notesOf(levelOut(silent, write)).every(({ pitch }) => pitch === null));
});

test("the time at which a setting is passed goes with its value", () => {
  const points = pointsOf((x) => x);
  assert.deepEqual([0, 2.5, 10].map((setting) => timeOf(setting, points)), [0, SECONDS / 4, SECONDS]);
});

test("a line is told by its ends, and a curve also by where it is steepest", () => {
  assert.equal(tell((x) => x), "power rises from 0.00 to 10.00 over n 0 to 10. At 2 it is 2.00.");
  assert.equal(tell((x) => -x), "power falls from 0.00 to -10.00. At 2 it is -2.00.");
  assert.match(tell((x) => 1 / (1 + Math.exp(4 * (5 - x)))), /Most near 5\.\d?/);
});

test("a figure that turns is told by where it is lowest and highest", () => {
  assert.equal(tell((x) => (x - 4) ** 2, 4), "power goes from 16.00 to 36.00, lowest 0.00 near 4, highest 36.00 near 10. At 4 it is 0.00.");
});

test("the dust of computing makes no turn", () => {
  assert.match(tell((x) => x + (x > 5 ? -1e-9 : 0)), /^power rises/);
});

test("a figure that stays is told once, and one without a value is told as such", () => {
  assert.equal(tell(() => 0.5), "power stays at 0.50. At 2 it is 0.50.");
  assert.equal(tell(() => null), "power has no value from 0 to 10.");
  assert.equal(tell((x) => (x > 5 ? null : x)), "power rises from 0.00 to 5.00 over n 0 to 5. Gap. At 2 it is 2.00.");
});

/** A small scene for tests: two criteria to mark, one that is counted, and one reply of the authors. */

export const OWN = "r-own00000";
export const DEFINITION = /** @type {any} */ ({
  id: "the_cup",
  title: "The cup",
  difficulties: ["as_it_is", "more_withdrawn"],
  criteria: { names: null, owns: null, short: { words: 40 } },
  order: ["names", "short", "owns"],
  samples: { first: { names: true, owns: false } },
  format: "psychotherapy-relationship/replies",
  version: 1,
  few_marks: 20,
  limits: { replies: 2, letters: 100, file: 8_000_000, sound_seconds: 2, sound_bits: 32_000 },
});
export const WORDS = { language: "en", decimal_mark: ".", wrong_reply: "reply {id}", wrong_mark: "mark {id}: {value}", wrong_sound: "sound {id}" };

/** @param {object} changes */
export const reply = (changes = {}) => ({
  difficulty: "as_it_is",
  text: "So it is.",
  written: "2026-11-30T18:00:00.000Z",
  spoken: false,
  ...changes,
});

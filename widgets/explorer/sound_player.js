/**
 * Plays notes by Web Audio, softly, and without a crack where a tone begins or ends.
 * @typedef {import("./sound.js").Note} Note
 */

const [VOICE, HUM, CLICK] = [0.12, 0.05, 0.06]; // gains; whatever sounds at once stays below .2
const [HUM_PITCH, CLICK_PITCH] = [150, 1760]; // hertz: below and above every tone of a figure
const CLICK_LENGTH = 0.04; // seconds
const LEAD = 0.05; // seconds until it begins
const RAMP = 0.02; // seconds in which a tone comes or goes
const REST = 5 * RAMP; // seconds after which nothing is left of it

/**
 * Play notes, and a click at a moment among them.
 * @param {Note[]} notes
 * @param {number} seconds  how long they last
 * @param {number} click  when it comes
 * @param {() => void} end  called once, when all is played or it was stopped
 * @returns {() => void}  stops it
 */
export function playNotes(notes, seconds, click, end) {
  const context = new AudioContext();
  const whole = new GainNode(context);
  whole.connect(context.destination);
  const tones = [new Tone(whole, "triangle"), new Tone(whole, "triangle", HUM_PITCH), new Tone(whole, "square", CLICK_PITCH)];
  const [voice, hum, tick] = tones;
  const start = context.currentTime + LEAD;
  for (const [place, { time, pitch }] of notes.entries()) {
    const before = notes[place - 1]?.pitch ?? null;
    if (pitch !== null) voice.setPitch(pitch, start + time, before !== null);
    voice.setLevel(pitch === null ? 0 : VOICE, start + time);
    hum.setLevel(pitch === null ? HUM : 0, start + time);
  }
  tick.setLevel(CLICK, start + click);
  tick.setLevel(0, start + click + CLICK_LENGTH);
  fade(whole, 0, start + seconds);
  let isOver = false;
  const finish = () => {
    if (isOver) return;
    isOver = true;
    setTimeout(() => void context.close(), REST * 1000);
    end();
  };
  voice.oscillator.onended = finish;
  for (const { oscillator } of tones) oscillator.stop(start + seconds + REST);
  return () => {
    fade(whole, 0, context.currentTime);
    finish();
  };
}

class Tone {
  /**
   * @param {GainNode} into
   * @param {OscillatorType} type
   * @param {number} [pitch]
   */
  constructor(into, type, pitch = 0) {
    this.oscillator = new OscillatorNode(into.context, { type, frequency: pitch });
    this.level = new GainNode(into.context, { gain: 0 });
    this.oscillator.connect(this.level).connect(into);
    this.oscillator.start();
  }

  /**
   * @param {number} pitch
   * @param {number} time
   * @param {boolean} glides  from the pitch before
   */
  setPitch(pitch, time, glides) {
    const { frequency } = this.oscillator;
    if (glides) frequency.exponentialRampToValueAtTime(pitch, time);
    else frequency.setValueAtTime(pitch, time);
  }

  /**
   * @param {number} level
   * @param {number} time
   */
  setLevel(level, time) {
    fade(this.level, level, time);
  }
}

/**
 * @param {GainNode} node
 * @param {number} level
 * @param {number} time
 */
function fade({ gain }, level, time) {
  gain.setTargetAtTime(level, time, RAMP / 3);
}

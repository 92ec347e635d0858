/** The controls by which a reply is spoken: record, play, keep on this device, delete. */

import { fill } from "../host/kit/text.js";
import { deleteSound, findSounds, keepSound } from "../host/sounds.js";
import { Recorder, RecordingError } from "./recorder.js";

const TICK = 250; // ms

export class Speaking {
  /**
   * @param {HTMLElement} el  the widget
   * @param {import("./state.js").Definition} definition
   * @param {Record<string, string>} words
   * @param {AbortSignal} signal
   */
  constructor(el, definition, words, signal) {
    this.el = el;
    this.words = words;
    this.limits = definition.limits;
    this.scene = definition.id;
    this.player = /** @type {HTMLAudioElement} */ (el.querySelector("[data-slot=sound] audio"));
    /** @type {Map<string, Blob>} kept on this device, by the reply's id */
    this.kept = new Map();
    /** @type {Blob | null} recorded and not yet kept */
    this.fresh = null;
    /** @type {Recorder | null} */
    this.recorder = null;
    this.isAsking = false;
    /** @type {Blob | null} in the player */
    this.shown = null;
    signal.addEventListener("abort", () => this.recorder?.stop("lost"));
    const warn = (/** @type {Event} */ event) => (this.recorder || this.fresh) && event.preventDefault();
    addEventListener("beforeunload", warn, { signal }); // the browser asks before what is not kept is lost
  }

  /** Look what is kept of this scene. */
  async start() {
    const found = await findSounds(`${this.scene}/`).catch(() => new Map()); // where nothing can be kept
    this.kept = new Map([...found].map(([name, sound]) => [name.slice(this.scene.length + 1), sound]));
  }

  /** @param {string} slot */
  find(slot) {
    return /** @type {HTMLElement} */ (this.el.querySelector(`[data-slot=${slot}]`));
  }

  /** @param {string} text */
  say(text) {
    this.find("sound-said").textContent = text;
  }

  /**
   * Show what can be done with the reply that is being made.
   * @param {string} id
   */
  show(id) {
    const sound = this.fresh ?? this.kept.get(id) ?? null;
    this.find("sound").hidden = sound === null || this.recorder !== null;
    this.find("record").textContent = this.words[this.recorder ? "stop_recording" : sound ? "record_again" : "record"];
    const keep = /** @type {HTMLElement} */ (this.el.querySelector("[data-action=keep-sound]"));
    keep.hidden = this.fresh === null;
    if (sound === this.shown) return;
    if (this.player.src) URL.revokeObjectURL(this.player.src);
    if (sound) this.player.src = URL.createObjectURL(sound);
    else this.player.removeAttribute("src");
    this.shown = sound;
  }

  /** Begin, or stop. @param {() => void} onChange */
  async press(onChange) {
    if (this.recorder) return this.recorder.stop("asked");
    if (this.isAsking) return;
    this.isAsking = true;
    this.say(this.words.asking);
    try {
      this.recorder = await Recorder.begin(this.limits, (sound, end) => this.take(sound, end, onChange));
      this.tick();
    } catch (error) {
      this.say(this.words[`record_${error instanceof RecordingError ? error.reason : "failed"}`]);
    }
    this.isAsking = false;
    onChange();
  }

  tick() {
    if (!this.recorder) return;
    const told = fill(this.words.recording, { time: asTime(this.recorder.seconds()), most: asTime(this.limits.sound_seconds) });
    if (this.find("sound-time").textContent !== told) this.find("sound-time").textContent = told;
    setTimeout(() => this.tick(), TICK);
  }

  /**
   * @param {Blob} sound
   * @param {import("./recorder.js").End} end
   * @param {() => void} onChange
   */
  take(sound, end, onChange) {
    const time = asTime(this.recorder?.seconds() ?? 0);
    this.recorder = null;
    this.fresh = sound.size > 0 ? sound : null;
    this.find("sound-time").textContent = "";
    const most = asTime(this.limits.sound_seconds);
    this.say(fill(this.words[this.fresh ? `recorded_${end}` : "recorded_nothing"], { time, most }));
    onChange();
  }

  /**
   * Keep on this device what was recorded for a reply. Says whether it is kept.
   * @param {string} id
   */
  async keep(id) {
    if (!this.fresh) return this.kept.has(id);
    const sound = this.fresh;
    try {
      await keepSound(`${this.scene}/${id}`, sound);
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      this.say(this.words[full ? "sound_full" : "sound_unkept"]);
      return false;
    }
    this.kept.set(id, sound);
    this.fresh = null;
    this.say(this.words.sound_kept);
    return true;
  }

  /**
   * Delete the sound of a reply, kept or not.
   * @param {string} id
   * @param {string} [told]
   */
  async remove(id, told = this.words.sound_deleted) {
    this.fresh = null;
    if (this.kept.has(id)) await deleteSound(`${this.scene}/${id}`);
    this.kept.delete(id);
    this.say(told);
  }

  /**
   * Play what is kept of an earlier reply.
   * @param {string} id
   */
  async play(id) {
    const sound = this.kept.get(id);
    if (!sound) return;
    const player = new Audio(URL.createObjectURL(sound));
    player.addEventListener("ended", () => URL.revokeObjectURL(player.src));
    await player.play();
  }

  /** Delete every sound of this scene. Gives what brings them back while the page is open. */
  async removeAll() {
    const before = [...this.kept];
    for (const [id] of before) await this.remove(id, "");
    return async () => {
      for (const [id, sound] of before) {
        await keepSound(`${this.scene}/${id}`, sound);
        this.kept.set(id, sound);
      }
    };
  }
}

/**
 * @param {number} seconds
 */
function asTime(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Lets a figure be heard: which control runs over its range, which figure sounds, and what was heard, in words.
 * @typedef {import("./explorer_view.js").ExplorerView} ExplorerView
 * @typedef {import("./sound.js").Point} Point
 * @typedef {import("./state.js").Control} Control
 * @typedef {import("./state.js").Parameters} Parameters
 * @typedef {import("./state.js").Definition["readouts"][number]} Readout
 */

import { refusalOf } from "./figures.js";
import { SECONDS, levelOut, notesOf, settingsOf, timeOf } from "./sound.js";
import { playNotes } from "./sound_player.js";
import { courseOf, tellSound } from "./sound_words.js";
import { spokenParts } from "../host/kit/aloud.js";
import { make } from "../host/kit/dom.js";
import { apart, inEnglish } from "../host/kit/in_english.js";
import { formatValue } from "../host/kit/numbers.js";
import { fillParts } from "../host/kit/text.js";
import { follow } from "../host/render.js";

export class SoundView {
  /**
   * @param {ExplorerView} explorer
   * @param {HTMLElement} opener  the button that opens and closes it
   * @param {AbortSignal} signal
   */
  constructor(explorer, opener, signal) {
    const { definition, words } = explorer;
    this.explorer = explorer;
    this.opener = opener;
    /** @type {Readout[]} what only says yes or no has no pitch */
    this.readouts = definition.readouts.filter(({ choices }) => !choices);
    this.control = makeSelect(definition.controls, words);
    this.figure = makeSelect(this.readouts, words);
    this.button = make("button", { type: "button" }, words.play);
    this.told = make("p", { class: "explorer__told" });
    const label = (/** @type {string} */ text, /** @type {HTMLElement} */ select) => make("label", {}, make("span", {}, text), select);
    const parts = [label(words.swept, this.control), label(words.heard, this.figure), this.button];
    const help = make("p", { class: "explorer__sound-help" }, words.sound_help);
    const named = { role: "group", "aria-label": words.listen, id: `explore-${definition.name}-sound`, hidden: "" };
    this.el = make("div", { class: "explorer__sound", ...named }, ...parts, help, this.told);
    explorer.find(".explorer__actions").after(this.el);
    opener.setAttribute("aria-controls", this.el.id);
    this.hear(signal);
  }

  /**
   * @param {AbortSignal} signal
   */
  hear(signal) {
    this.button.addEventListener("click", () => (this.stop ? this.stop() : this.play()), { signal });
    this.el.addEventListener("change", () => this.forget(), { signal });
    const stopByKey = (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && this.stop?.();
    document.addEventListener("keydown", stopByKey, { signal });
    follow(this.explorer.model, ["parameters"], () => this.forget(), signal);
    signal.addEventListener("abort", () => this.stop?.());
  }

  /** Open it for the control that was moved last, and the first figure that this moves; or close it. */
  toggle() {
    const opens = this.el.hidden;
    this.el.hidden = !opens;
    this.opener.setAttribute("aria-expanded", String(opens));
    this.forget();
    if (!opens) return;
    this.control.value = this.explorer.moved ?? this.control.options[0].value;
    const moving = this.readouts.find((readout) => courseOf(this.pointsOf(readout)) !== "level");
    if (moving) this.figure.value = moving.name;
  }

  /** What was told is of this setting, this control and this figure alone. */
  forget() {
    this.told.textContent = "";
    this.stop?.();
  }

  play() {
    const { explorer } = this;
    const [control, readout] = [this.chosenControl(), this.chosenReadout()];
    const [points, shown] = [this.pointsOf(readout), explorer.shown()];
    const here = { setting: shown[control.name], figure: this.figureAt(shown, readout) };
    const slots = { control: "{control}", figure: "{figure}" }; // for the names, which stay in English
    const told = tellSound(points, here, { ...slots, writeSetting: writer(control), writeFigure: writer(readout) }, explorer.words);
    const names = { control: apart(explorer.words, control.label), figure: apart(explorer.words, readout.label) };
    this.told.replaceChildren(...fillParts(told, names));
    this.button.textContent = explorer.words.stop;
    this.stop = playNotes(notesOf(points), SECONDS, timeOf(here.setting, points), () => this.rest());
  }

  /** Say what was heard, once it is over, so that no voice speaks into it. */
  rest() {
    this.stop = undefined;
    this.button.textContent = this.explorer.words.play;
    if (this.told.textContent) this.explorer.aloud.say(() => spokenParts(this.told));
  }

  chosenControl() {
    return /** @type {Control} */ (this.explorer.definition.controls.find(({ name }) => name === this.control.value));
  }

  chosenReadout() {
    return /** @type {Readout} */ (this.readouts.find(({ name }) => name === this.figure.value));
  }

  /**
   * A figure all along the range of the chosen control; the others stay where they are.
   * @param {Readout} readout
   */
  pointsOf(readout) {
    const control = this.chosenControl();
    const at = (/** @type {number} */ setting) => this.figureAt({ ...this.explorer.shown(), [control.name]: setting }, readout);
    return levelOut(settingsOf(control).map((setting) => ({ setting, figure: at(setting) })), writer(readout));
  }

  /**
   * A figure at a setting; null where the setting cannot be.
   * @param {Parameters} parameters
   * @param {Readout} readout
   */
  figureAt(parameters, { name }) {
    const { calculator, definition } = this.explorer;
    const value = /** @type {import("./chart.js").Calculator} */ (calculator).compute(parameters);
    const figure = Number(value(`readout_${name}`));
    return refusalOf(definition, parameters, value) || !Number.isFinite(figure) ? null : figure;
  }
}

/**
 * @param {{ name: string, label: string }[]} listed
 * @param {Record<string, string>} words
 */
function makeSelect(listed, words) {
  const options = listed.map(({ name, label }) => make("option", { value: name, ...inEnglish(words) }, label));
  return /** @type {HTMLSelectElement} */ (make("select", {}, ...options));
}

/**
 * How values of a control or a figure are written, with their unit.
 * @param {{ format: string, unit: string }} of
 */
function writer({ format, unit }) {
  return (/** @type {number} */ value) => [formatValue(value, format), unit].filter(Boolean).join(" ");
}

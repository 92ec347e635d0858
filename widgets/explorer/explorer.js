/**
 * Listens to an explorer's controls; the picture, the figures and the sentence follow.
 * @typedef {{ parameters: import("./state.js").Parameters, seed: number, html: string, wants_html: boolean, library: string,
 *   wants_library: boolean, definition: import("./state.js").Definition, words: Record<string, string> }} Traits
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("../host/live_widget.js").Page} Page
 */

import { ExplorerView } from "./explorer_view.js";
import { offerTakeaway } from "./export.js";
import { checkState, fromParameters, toParameters } from "./state.js";
import { keepKeys } from "../host/kit/dom.js";
import { showNotice } from "../host/kit/notices.js";
import { undoCancelledTouch } from "../host/kit/touch.js";
import { follow, placeForm } from "../host/render.js";

/** What tells that somebody is there, on any part of the page. */
const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"];

/**
 * @param {ExplorerView} explorer
 * @param {HTMLElement} target
 * @param {Promise<void>} drawn
 */
function press(explorer, target, drawn) {
  const { action, preset } = /** @type {HTMLElement | null} */ (target.closest("[data-action], [data-preset]"))?.dataset ?? {};
  if (preset !== undefined) explorer.begin(explorer.definition.presets[Number(preset)]);
  else if (action === "reset") explorer.begin(explorer.definition.start, explorer.definition.seed);
  else if (action === "redraw") explorer.drawAnotherSample();
  else if (action !== undefined) void drawn.then(() => offerTakeaway(explorer, action));
}

/**
 * Offer to hear the figures where a browser can play them; what plays is loaded for those who want it.
 * @param {ExplorerView} explorer
 * @param {Promise<void>} drawn
 * @param {AbortSignal} signal
 */
function offerSound(explorer, drawn, signal) {
  const opener = explorer.find("[data-slot=listen]");
  opener.hidden = !("AudioContext" in globalThis);
  /** @type {Promise<import("./sound_view.js").SoundView | void> | undefined} */
  let sound;
  const excuse = () => {
    sound = undefined;
    showNotice(explorer.el, "unheard", explorer.words.unheard);
  };
  const open = async () => {
    await drawn;
    sound ??= import("./sound_view.js").then(({ SoundView }) => new SoundView(explorer, opener, signal), excuse);
    (await sound)?.toggle();
  };
  opener.addEventListener("click", () => void open(), { signal });
}

/**
 * Hear a slider while it moves, and a field once its value is typed.
 * @param {ExplorerView} explorer
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
function hearControls(explorer, el, signal) {
  const hear = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (event.type === "input" && input.type === "range") explorer.change({ [input.name]: Number(input.value) });
    if (event.type === "change" && input.dataset.slot === "typed") explorer.takeTyped(input);
  };
  el.addEventListener("input", hear, { signal });
  el.addEventListener("change", hear, { signal });
  el.addEventListener("submit", (event) => event.preventDefault(), { signal });
}

/**
 * Remember how it is as something begins to be moved, or a case is about to be chosen.
 * @param {ExplorerView} explorer
 * @param {AbortSignal} signal
 */
function rememberBefore(explorer, signal) {
  const moving = "[data-control], [data-preset], [data-action=reset], [data-action=redraw], .explorer__handle";
  const remember = (/** @type {Event} */ { target }) => {
    if (/** @type {Element} */ (target).closest(moving)) explorer.remember();
  };
  for (const name of ["pointerdown", "focusin"]) explorer.el.addEventListener(name, remember, { signal });
}

/**
 * Draw again in other colors, on paper, and in other room.
 * @param {ExplorerView} explorer
 * @param {AbortSignal} signal
 */
function followPage(explorer, signal) {
  const redraw = () => void explorer.drawAnew();
  const colors = new MutationObserver(redraw);
  colors.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal });
  addEventListener("beforeprint", redraw, { signal });
  addEventListener("afterprint", redraw, { signal });
  const size = new ResizeObserver(() => explorer.fit());
  size.observe(explorer.find("[data-slot=chart]"));
  signal.addEventListener("abort", () => {
    colors.disconnect();
    size.disconnect();
  });
}

/**
 * The theme scrolls its menu by itself, and a browser tells of a pointer that rests when the page comes under it.
 * @param {Event} event
 */
function isOfReader(event) {
  if (event.type === "scroll") return event.target === document;
  return !(event instanceof PointerEvent && event.type === "pointermove" && event.movementX === 0 && event.movementY === 0);
}

/**
 * On a page the picture is there from the first, and the library that moves it takes a phone half a second: it comes
 * with the first sign of a reader, who may have been there before it, or where something else is to be shown than what
 * the page came with.
 * @param {ExplorerView} explorer
 * @param {AbortSignal} signal
 */
function untilWanted(explorer, signal) {
  const isAsItCame = explorer.controls.areDescribed(explorer.parameters()) && explorer.seed() === explorer.definition.seed;
  return new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    const hear = (/** @type {Event} */ event) => {
      if (!isOfReader(event)) return;
      for (const sign of SIGNS) removeEventListener(sign, hear, true);
      resolve();
    };
    for (const sign of SIGNS) addEventListener(sign, hear, { capture: true, passive: true, signal });
    follow(explorer.model, ["parameters", "seed"], resolve, signal);
    if (!explorer.page || !isAsItCame || navigator.userActivation?.hasBeenActive) resolve();
  });
}

/**
 * @param {{ model: Model, el: HTMLElement, signal: AbortSignal, page?: Page }} context
 */
async function render({ model, el, signal, page }) {
  await placeForm(model, el, signal, page);
  const explorer = new ExplorerView(model, el, signal, page);
  keepKeys(el, signal);
  explorer.takeEarlyMoves();
  explorer.showControls();
  undoCancelledTouch(el, () => explorer.change.bind(explorer, explorer.parameters()), signal);
  hearControls(explorer, el, signal);
  const drawn = untilWanted(explorer, signal).then(() => explorer.load(signal));
  el.addEventListener("click", ({ target }) => press(explorer, /** @type {HTMLElement} */ (target), drawn), { signal });
  el.addEventListener("toggle", () => explorer.showRows(), { signal, capture: true });
  offerSound(explorer, drawn, signal);
  rememberBefore(explorer, signal);
  follow(model, ["parameters", "seed"], () => explorer.showSoon(), signal);
  followPage(explorer, signal);
  el.dataset.listening = "";
  await drawn;
}

export default /** @satisfies {import("../host/live_widget.js").WidgetModule} */ ({ render, checkState, toParameters, fromParameters, savePause: 300 });

/**
 * What can be dragged in the picture: a place on it that moves with its control, and moves it.
 * @typedef {import("./state.js").Control} Control
 * @typedef {import("./state.js").Parameters} Parameters
 * @typedef {import("./figures.js").Value} Value
 * @typedef {{ definition: import("./state.js").Definition, chart?: import("./chart.js").Chart,
 *   calculator?: import("./chart.js").Calculator, find(selector: string): HTMLElement, parameters(): Parameters,
 *   shown(): Parameters, change(values: Parameters): void }} Source  the explorer whose picture it is
 * @typedef {{ value: number, left: number, top: number }} Stop  where a handle lies at a value of its control
 */

import { spokenTexts } from "./figures.js";
import { make } from "../host/kit/dom.js";

const STOPS = 48; // at which the way of a handle is known; between them it goes straight
const LEAP = 10; // steps

export class Handles {
  /**
   * @param {Source} explorer
   * @param {AbortSignal} signal
   */
  constructor(explorer, signal) {
    this.explorer = explorer;
    this.handles = explorer.definition.handles;
    this.elements = this.handles.map((_, number) => this.make(number, signal));
    /** @type {{ value: number, x: number | null, y: number | null }[]} where the grasped handle lies along the axes */
    this.way = [];
    explorer.find("[data-slot=handles]").replaceChildren(...this.elements);
  }

  /**
   * @param {number} number
   */
  control(number) {
    const { control } = this.handles[number];
    return /** @type {Control} */ (this.explorer.definition.controls.find(({ name }) => name === control));
  }

  /**
   * @param {number} number
   * @param {AbortSignal} signal
   */
  make(number, signal) {
    const { label, minimum, maximum } = this.control(number);
    const range = { "aria-valuemin": String(minimum), "aria-valuemax": String(maximum) };
    const handle = make("div", { class: "explorer__handle", role: "slider", tabindex: "0", "aria-label": label, ...range });
    handle.addEventListener("pointerdown", (event) => this.grasp(number, handle, event), { signal });
    const drag = (/** @type {PointerEvent} */ event) => {
      if (handle.hasPointerCapture(event.pointerId)) this.move(number, this.nearest(event));
    };
    handle.addEventListener("pointermove", drag, { signal });
    handle.addEventListener("keydown", (event) => this.press(number, event), { signal });
    return handle;
  }

  /**
   * @param {number} number
   * @param {HTMLElement} handle
   * @param {PointerEvent} event
   */
  grasp(number, handle, event) {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus({ preventScroll: true });
    handle.setPointerCapture(event.pointerId);
    this.way = this.wayOf(number);
  }

  /**
   * @param {number} number
   * @param {KeyboardEvent} event
   */
  press(number, event) {
    const { name, minimum, maximum, step } = this.control(number);
    const now = this.explorer.parameters()[name];
    /** @type {Record<string, number>} */
    const values = {
      ArrowRight: now + step,
      ArrowUp: now + step,
      ArrowLeft: now - step,
      ArrowDown: now - step,
      PageUp: now + LEAP * step,
      PageDown: now - LEAP * step,
      Home: minimum,
      End: maximum,
    };
    if (!(event.key in values) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.move(number, values[event.key]);
  }

  /**
   * Move the control, to a step of it.
   * @param {number} number
   * @param {number} value
   */
  move(number, value) {
    const { name, minimum, maximum, step } = this.control(number);
    const near = Number((minimum + Math.round((value - minimum) / step) * step).toFixed(9));
    this.explorer.change({ [name]: Math.min(maximum, Math.max(minimum, near)) });
  }

  /**
   * The value at which the grasped handle lies nearest to the pointer.
   * @param {PointerEvent} event
   */
  nearest({ clientX, clientY }) {
    const corner = this.explorer.find("[data-slot=handles]").getBoundingClientRect();
    const chart = /** @type {import("./chart.js").Chart} */ (this.explorer.chart);
    const stops = this.way.map(({ value, x, y }) => ({ value, ...chart.placeOf(x, y) }));
    const near = stops.slice(1).map((end, place) => project(stops[place], end, clientX - corner.left, clientY - corner.top));
    return near.reduce((best, one) => (one.distance < best.distance ? one : best)).value;
  }

  /**
   * Where a handle lies all along its control's range.
   * @param {number} number
   */
  wayOf(number) {
    const { name, minimum, maximum } = this.control(number);
    return Array.from({ length: STOPS + 1 }, (_, part) => {
      const value = minimum + ((maximum - minimum) * part) / STOPS;
      return { value, ...this.onAxes(number, this.compute({ ...this.explorer.shown(), [name]: value })) };
    });
  }

  /**
   * @param {Parameters} parameters
   */
  compute(parameters) {
    return /** @type {import("./chart.js").Calculator} */ (this.explorer.calculator).compute(parameters);
  }

  /**
   * @param {number} number
   * @param {Value} value
   */
  onAxes(number, value) {
    const { x, y } = this.handles[number];
    const along = (/** @type {string} */ axis) => Number(value(`handle_${number}_${axis}`));
    return { x: x ? along("x") : null, y: y ? along("y") : null };
  }

  /**
   * Put every handle where its control stands.
   * @param {Parameters} parameters
   * @param {Value} value
   */
  show(parameters, value) {
    const { chart } = this.explorer;
    if (!chart?.view) return;
    const texts = spokenTexts(this.explorer.definition, parameters);
    this.elements.forEach((handle, number) => {
      const { name } = this.control(number);
      const { x, y } = this.onAxes(number, value);
      const { left, top } = chart.placeOf(x, y);
      handle.style.translate = `${left}px ${top}px`;
      handle.setAttribute("aria-valuenow", String(parameters[name]));
      handle.setAttribute("aria-valuetext", texts[name]);
    });
  }
}

/**
 * The value at the point of a straight way that is nearest to a place, and how far it is from there.
 * @param {Stop} start
 * @param {Stop} end
 * @param {number} left
 * @param {number} top
 */
function project(start, end, left, top) {
  const [across, down] = [end.left - start.left, end.top - start.top];
  const length = across * across + down * down;
  const along = length === 0 ? 0 : ((left - start.left) * across + (top - start.top) * down) / length;
  const part = Math.min(1, Math.max(0, along));
  const distance = Math.hypot(start.left + part * across - left, start.top + part * down - top);
  return { value: start.value + part * (end.value - start.value), distance };
}

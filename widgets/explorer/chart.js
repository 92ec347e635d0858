/**
 * The picture of an explorer, and the numbers behind it: both are computed by Vega from the book's own equations.
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {import("./state.js").Parameters} Parameters
 * @typedef {Awaited<ReturnType<typeof import("./vega_loader.js").loadVega>>} DrawVega
 */

const STAND_IN = /#0000([0-9a-f]{2})\b/g;
const TYPEFACE = /picture-sans/g;
const NAMES = "text quiet line page accent second warm alliance transference real".split(" ");
const [NARROWEST, WIDEST, LOWEST] = [160, 560, 96]; // of a plot, of a picture, and of a plot again, in pixels
const LEVELS = [1, 2, 3, 4, 5, 6].map((level) => `level-${level}`);

// Expressions are interpreted, for a page that lets no text become code.
const QUIETLY = { mode: "vega", actions: false, tooltip: false, hover: false, defaultStyle: false, ast: true };

/** Computes every equation's value, and draws nothing. */
export class Calculator {
  /**
   * @param {any} view
   * @param {Definition} definition
   */
  constructor(view, { controls }) {
    this.view = view;
    this.controls = controls;
  }

  /**
   * @param {DrawVega} drawVega
   * @param {Definition} definition
   */
  static async make(drawVega, definition) {
    const { view } = await drawVega(document.createElement("div"), { signals: definition.signals }, QUIETLY);
    return new Calculator(view, definition);
  }

  /**
   * @param {Parameters} parameters
   * @returns {(name: string) => any}  the value of a signal
   */
  compute(parameters) {
    for (const { name } of this.controls) this.view.signal(name, parameters[name]);
    this.view.run();
    return (name) => this.view.signal(name);
  }
}

/** Draws the chart in the colors of the page, and again when these change. */
export class Chart {
  /**
   * @param {DrawVega} drawVega
   * @param {Definition} definition
   * @param {HTMLElement} place
   */
  constructor(drawVega, { chart, controls, alternative }, place) {
    this.drawVega = drawVega;
    this.spec = JSON.stringify(chart);
    this.used = ["seed", ...controls.map(({ name }) => name)]
      .filter((name) => chart.signals.some((/** @type {any} */ signal) => signal.name === name));
    this.place = place;
    this.alternative = alternative;
    this.label = place.querySelector("svg")?.getAttribute("aria-label") ?? alternative;
    this.turn = 0;
  }

  /**
   * Draw beside what is shown, and then take its place. Of two that overlap, the later counts.
   * @param {Parameters} parameters
   */
  async draw(parameters) {
    this.turn += 1;
    const { turn } = this;
    const typeface = getComputedStyle(this.place).fontFamily.replaceAll('"', "'");
    const inItsLetters = this.spec.replace(TYPEFACE, () => typeface);
    const colored = JSON.parse(inItsLetters.replace(STAND_IN, (_, number) => this.color(Number.parseInt(number, 16) - 1)));
    for (const signal of colored.signals) if (signal.name in parameters) signal.value = parameters[signal.name];
    const holder = document.createElement("div");
    const { view } = await this.drawVega(holder, colored, { ...QUIETLY, renderer: "canvas" });
    if (turn !== this.turn) {
      view.finalize();
      return;
    }
    this.view?.finalize();
    this.view = view;
    this.place.replaceChildren(holder);
    const canvas = holder.querySelector("canvas");
    canvas?.setAttribute("role", "img");
    canvas?.setAttribute("aria-label", this.label);
    const scale = globalThis.devicePixelRatio || 1;
    this.beside = (canvas?.width ?? 0) / scale - view.width();
    this.above = (canvas?.height ?? 0) / scale - view.height();
    this.fit();
  }

  /**
   * @param {Parameters} parameters
   */
  move(parameters) {
    for (const name of this.used) this.view.signal(name, parameters[name]);
    this.view.run();
  }

  /**
   * Say what the picture shows now, and then what it is made of.
   * @param {string} finding
   */
  say(finding) {
    this.label = `${finding} ${this.alternative}`;
    this.place.querySelector("canvas")?.setAttribute("aria-label", this.label);
  }

  /**
   * Where in the picture a place of its axes lies, in pixels.
   * @param {number | null} x  null: at the right edge
   * @param {number | null} y  null: at the upper edge
   */
  placeOf(x, y) {
    const { view } = this;
    const [left, top] = [view.origin()[0] + view.padding().left, view.origin()[1] + view.padding().top];
    const across = x === null ? view.width() : view.scale("x")(x);
    const down = y === null ? 0 : view.scale("y")(y);
    return { left: left + across, top: top + down };
  }

  /** Use the room that there is, less what axes and legends take around the plot. Says whether it is another room. */
  fit() {
    const { clientWidth, clientHeight } = this.place;
    if (!this.view || clientWidth === 0) return false;
    const width = Math.max(NARROWEST, Math.floor(Math.min(clientWidth, WIDEST) - (this.beside ?? 0)));
    const height = Math.max(LOWEST, Math.floor(clientHeight - (this.above ?? 0)));
    if (width === this.view.width() && height === this.view.height()) return false;
    this.view.width(width).height(height).run();
    return true;
  }

  /**
   * The color that stands behind a stand-in, as a canvas understands it.
   * @param {number} number
   */
  color(number) {
    const probe = document.createElement("span");
    probe.style.forcedColorAdjust = "none"; // or a mix of the reader's own colors becomes plain ink
    probe.style.color = `var(--picture-${[...NAMES, ...LEVELS][number]})`;
    this.place.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }
}

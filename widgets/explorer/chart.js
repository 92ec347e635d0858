/**
 * The picture of an explorer, and the numbers behind it: both are computed by Vega from the book's own equations.
 * @typedef {import("../host/local_model.js").Model} Model
 * @typedef {import("./state.js").Definition} Definition
 * @typedef {import("./state.js").Parameters} Parameters
 */

const STAND_IN = /#0000([0-9a-f]{2})\b/g;
const NAMES = "text quiet line page accent second warm alliance transference real".split(" ");
const [NARROWEST, WIDEST] = [160, 560]; // of a plot and of a picture, in pixels
const LEVELS = [1, 2, 3, 4, 5, 6].map((level) => `level-${level}`);

const QUIETLY = { mode: "vega", actions: false, tooltip: false, hover: false, defaultStyle: false };

/** @type {Promise<any> | undefined} */
let loading;
let attempts = 0;

/**
 * Load the drawing library once: on the built site from beside this module, in a notebook from the kernel.
 * @param {Model} model
 * @param {boolean} onPage
 * @returns {Promise<(place: HTMLElement, spec: any, options: any) => Promise<{ view: any }>>}
 */
export function loadVega(model, onPage) {
  loading ??= importVega(model, onPage).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * @param {Model} model
 * @param {boolean} onPage
 */
async function importVega(model, onPage) {
  const shared = /** @type {any} */ (globalThis);
  if (!shared.drawVega) await import(onPage ? addressOnPage() : await askKernel(model));
  return shared.drawVega;
}

/**
 * Load the drawing library, and each time that it does not come, once more after a wait.
 * @param {Model} model
 * @param {boolean} onPage
 * @param {() => Promise<void>} wait
 */
export async function untilLoaded(model, onPage, wait) {
  for (;;) {
    try {
      return await loadVega(model, onPage);
    } catch {
      await wait();
    }
  }
}

/** A browser may remember that a module did not arrive; under another address it asks again. */
function addressOnPage() {
  attempts += 1;
  return new URL(attempts === 1 ? "../vega.js" : `../vega.js?attempt=${attempts}`, import.meta.url).href;
}

/**
 * @param {Model} model
 * @returns {Promise<string>}  the library, as an address
 */
function askKernel(model) {
  return new Promise((resolve) => {
    const take = () => resolve(URL.createObjectURL(new Blob([model.get("library")], { type: "text/javascript" })));
    if (model.get("library")) take();
    else {
      model.on("change:library", take);
      model.set("wants_library", true);
      model.save_changes();
    }
  });
}

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
   * @param {Awaited<ReturnType<typeof loadVega>>} drawVega
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
   * @param {Awaited<ReturnType<typeof loadVega>>} drawVega
   * @param {Definition} definition
   * @param {HTMLElement} place
   */
  constructor(drawVega, { chart, controls, alternative }, place) {
    this.drawVega = drawVega;
    this.spec = JSON.stringify(chart);
    this.used = controls
      .map(({ name }) => name)
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
    const colored = JSON.parse(this.spec.replace(STAND_IN, (_, number) => this.color(Number.parseInt(number, 16) - 1)));
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
    this.around = (canvas?.width ?? 0) / (globalThis.devicePixelRatio || 1) - view.width();
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

  /** Use the width that there is, less what axes take beside the plot. */
  fit() {
    const room = Math.min(this.place.clientWidth, WIDEST);
    const wanted = Math.max(NARROWEST, Math.floor(room - (this.around ?? 0)));
    if (this.view && room > 0 && wanted !== this.view.width()) this.view.width(wanted).run();
  }

  /**
   * The color that stands behind a stand-in, as a canvas understands it.
   * @param {number} number
   */
  color(number) {
    const probe = document.createElement("span");
    probe.style.color = `var(--picture-${[...NAMES, ...LEVELS][number]})`;
    this.place.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }
}

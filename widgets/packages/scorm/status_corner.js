/**
 * A corner of the browser's storage for one package and one student. A learning system serves many packages, on many a
 * shared computer, from one address: what a widget keeps here under its usual name meets nobody else's.
 */

const FULL = "nothing keeps this: the browser's storage is full or switched off";

export class Corner {
  /**
   * @param {Storage | null} browser
   * @param {string} place  the name of this corner in the browser's storage
   */
  constructor(browser, place) {
    this.browser = browser;
    this.place = place;
    /** When something was last kept here, so that the newer of two devices counts. */
    this.changed = 0;
    /** @type {Map<string, string>} */
    this.texts = new Map();
    this.kept = true; // by the browser
    this.keptElsewhere = false;
    this.onChange = () => {};
    this.read();
  }

  /** Take up what the browser has kept; what is none of ours is set aside under another name. */
  read() {
    const text = this.load();
    const stored = parse(text);
    if (text !== null && stored === null) this.store(`${this.place}:unreadable`, text);
    this.changed = stored?.changed ?? 0;
    this.texts = new Map(Object.entries(stored?.texts ?? {}));
  }

  load() {
    try {
      return this.browser?.getItem(this.place) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * Put a text into the browser's own storage; says whether it is there.
   * @param {string} place
   * @param {string} text
   */
  store(place, text) {
    try {
      this.browser?.setItem(place, text);
      return this.browser !== null;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} key
   */
  getItem(key) {
    return this.texts.get(key) ?? null;
  }

  /**
   * As a browser's storage does, this throws if nothing keeps the text.
   * @param {string} key
   * @param {string} text
   */
  setItem(key, text) {
    if (this.texts.get(key) === text) return;
    this.texts.set(key, text);
    this.change();
    if (!this.kept && !this.keptElsewhere) throw new Error(FULL);
  }

  /**
   * @param {string} key
   */
  removeItem(key) {
    if (this.texts.delete(key)) this.change();
  }

  change() {
    this.changed = Date.now();
    this.write();
    this.onChange();
  }

  write() {
    const text = JSON.stringify({ changed: this.changed, texts: Object.fromEntries(this.texts) });
    this.kept = this.store(this.place, text);
  }

  /** Let the widgets of this page keep here what they would keep in the browser's storage. */
  takeOver() {
    Object.defineProperty(globalThis, "localStorage", { value: this, configurable: true });
  }
}

/**
 * @param {unknown} text
 * @returns {{ changed: number, texts: Record<string, string> } | null}
 */
function parse(text) {
  try {
    const stored = JSON.parse(String(text));
    const sound = Number.isInteger(stored?.changed) && Object.values(stored.texts).every((one) => typeof one === "string");
    return sound ? stored : null;
  } catch {
    return null;
  }
}

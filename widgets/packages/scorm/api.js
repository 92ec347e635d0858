/**
 * Speaks with the learning system by SCORM 1.2. Where there is none around this page, every call is silent.
 * @typedef {{ LMSInitialize(empty: string): unknown, LMSFinish(empty: string): unknown, LMSCommit(empty: string): unknown,
 *   LMSGetValue(name: string): unknown, LMSSetValue(name: string, value: string): unknown,
 *   LMSGetLastError(): unknown, LMSGetErrorString(code: string): unknown }} Api
 */

const DEEPEST = 20; // frames in frames

/**
 * Find the system's object in a frame around a window, or around the window that opened it.
 * @param {Window} start
 * @returns {Api | null}
 */
export function findApi(start) {
  return climb(start) ?? climb(openerOf(start));
}

/**
 * @param {any} place
 * @returns {Api | null}
 */
function climb(place) {
  for (let step = 0; place && step < DEEPEST; step += 1) {
    try {
      if (place.API) return place.API;
    } catch {
      return null; // a frame of another host
    }
    place = place.parent === place ? null : place.parent;
  }
  return null;
}

/**
 * @param {Window} place
 * @returns {unknown}
 */
function openerOf(place) {
  try {
    return place.opener ?? place.top?.opener;
  } catch {
    return null;
  }
}

/** One visit of a student, from the first word to the last. */
export class Visit {
  /**
   * @param {Api | null} api
   */
  constructor(api) {
    this.api = api;
    this.began = performance.now();
    this.open = api !== null && isTrue(api.LMSInitialize(""));
    /** Why the last answer that the system did not take was refused. */
    this.refusal = "";
  }

  /**
   * @param {string} name
   */
  get(name) {
    return this.open ? String(this.api?.LMSGetValue(name) ?? "") : "";
  }

  /**
   * Tell the system something; says whether it was taken.
   * @param {string} name
   * @param {string | number} value
   */
  set(name, value) {
    return this.ask((api) => api.LMSSetValue(name, String(value)));
  }

  commit() {
    return this.ask((api) => api.LMSCommit(""));
  }

  /** Say goodbye, once; what was kept stays for the next visit. */
  finish() {
    this.set("cmi.core.exit", "suspend");
    this.set("cmi.core.session_time", asTimespan(performance.now() - this.began));
    this.ask((api) => api.LMSFinish(""));
    this.open = false;
  }

  /**
   * @param {(api: Api) => unknown} call
   */
  ask(call) {
    if (!this.open || !this.api) return false;
    if (isTrue(call(this.api))) return true;
    const code = String(this.api.LMSGetLastError());
    this.refusal = `${code} ${String(this.api.LMSGetErrorString(code))}`.trim();
    return false;
  }
}

/**
 * @param {unknown} answer
 */
function isTrue(answer) {
  return String(answer) === "true";
}

/**
 * Write a time as SCORM wants it: hours, minutes, and seconds with two decimals.
 * @param {number} milliseconds
 */
export function asTimespan(milliseconds) {
  const hundredths = Math.round(milliseconds / 10);
  const pad = (/** @type {number} */ value, /** @type {number} */ digits) => String(value).padStart(digits, "0");
  const [hours, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60];
  const seconds = (hundredths % 6000) / 100;
  return `${pad(hours, 4)}:${pad(minutes, 2)}:${seconds.toFixed(2).padStart(5, "0")}`;
}

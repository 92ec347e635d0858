/**
 * A learning system that takes SCORM 1.2 at its word (Run-Time Environment 1.2, section 3.4): every element it does not
 * know, may not be set or read, or has another type, is a fault, and stays in `faults`. What is committed is kept.
 */

const RECORD = "lms:record";
const decimal = (value) => /^-?\d+(\.\d+)?$/.test(value);
const percent = (value) => decimal(value) && Number(value) >= 0 && Number(value) <= 100;
const letters = (most) => (value) => value.length <= most && !/[\r\n]/.test(value);
const ascii = (most) => (value) => letters(most)(value) && /^[\x20-\x7e]*$/.test(value);
const among = (...words) => (value) => words.includes(value);
const matches = (pattern) => (value) => pattern.test(value);
const anyOf = (...checks) => (value) => checks.some((check) => check(value));
const RESPONSES = {
  "true-false": matches(/^[tf01]?$/),
  choice: matches(/^([a-z0-9](,[a-z0-9])*)?$/),
  "fill-in": letters(255),
  numeric: matches(/^(-?\d+(\.\d+)?)?$/),
  likert: matches(/^[a-z0-9]?$/),
  matching: matches(/^([a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*)?$/),
  performance: letters(255),
  sequencing: matches(/^([a-z0-9](,[a-z0-9])*)?$/),
};
const read = { get: true };
const write = (check) => ({ set: check });
const both = (check) => ({ get: true, set: check });
const MODEL = {
  "cmi.core.student_id": read,
  "cmi.core.student_name": read,
  "cmi.core.credit": read,
  "cmi.core.entry": read,
  "cmi.core.lesson_mode": read,
  "cmi.core.total_time": read,
  "cmi.launch_data": read,
  "cmi.core.lesson_location": both(ascii(255)),
  "cmi.core.lesson_status": both(among("passed", "completed", "failed", "incomplete", "browsed")),
  "cmi.core.score.raw": both(percent),
  "cmi.core.score.min": both(percent),
  "cmi.core.score.max": both(percent),
  "cmi.core.exit": write(among("time-out", "suspend", "logout", "")),
  "cmi.core.session_time": write(matches(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/)),
  "cmi.suspend_data": both(ascii(4096)),
  "cmi.interactions._count": read,
  "cmi.interactions.n.id": write(matches(/^[A-Za-z0-9_-]{1,255}$/)),
  "cmi.interactions.n.type": write(among(...Object.keys(RESPONSES))),
  "cmi.interactions.n.weighting": write(decimal),
  "cmi.interactions.n.correct_responses.n.pattern": write((value, type) => RESPONSES[type]?.(value)),
  "cmi.interactions.n.student_response": write((value, type) => RESPONSES[type]?.(value)),
  "cmi.interactions.n.result": write(anyOf(among("correct", "wrong", "unanticipated", "neutral"), decimal)),
};

class Judge {
  constructor(record) {
    this.record = { "cmi.core.lesson_status": "not attempted", "cmi.interactions._count": "0", ...record };
    this.faults = [];
    this.calls = [];
    this.state = "before";
    this.error = "0";
  }

  fault(code, what) {
    this.error = code;
    this.faults.push(`${code} ${what}`);
    return "false";
  }

  running(what) {
    this.calls.push(what);
    this.error = "0";
    return this.state === "running" || void this.fault("301", what);
  }

  LMSInitialize(empty) {
    this.calls.push("LMSInitialize");
    if (empty !== "" || this.state !== "before") return this.fault("101", "LMSInitialize");
    this.state = "running";
    return "true";
  }

  LMSFinish(empty) {
    if (!this.running("LMSFinish")) return "false";
    if (empty !== "") return this.fault("201", "LMSFinish");
    this.state = "finished";
    return this.keep();
  }

  LMSCommit(empty) {
    if (!this.running("LMSCommit")) return "false";
    if (this.refuses) return void (this.error = "101") ?? "false";
    return empty === "" ? this.keep() : this.fault("201", "LMSCommit");
  }

  keep() {
    localStorage.setItem(RECORD, JSON.stringify(this.record));
    return "true";
  }

  LMSGetValue(name) {
    if (!this.running(`get ${name}`)) return "";
    const entry = MODEL[name];
    if (!entry) return void this.fault("201", `get ${name}`) ?? "";
    return entry.get ? (this.record[name] ?? "") : (void this.fault("404", `get ${name}`) ?? "");
  }

  LMSSetValue(name, value) {
    if (!this.running(`set ${name}`)) return "false";
    const entry = MODEL[name.replace(/\.\d+(?=\.)/g, ".n")];
    if (!entry) return this.fault("201", `set ${name}`);
    if (!entry.set) return this.fault("403", `set ${name}`);
    const place = Number(/^cmi\.interactions\.(\d+)/.exec(name)?.[1] ?? 0);
    const count = Number(this.record["cmi.interactions._count"]);
    if (place > count || (place === count && name.startsWith("cmi.interactions") && !name.endsWith(".id"))) {
      return this.fault("201", `set ${name}: there are ${count}`);
    }
    const type = this.record[`cmi.interactions.${place}.type`];
    if (typeof value !== "string" || !entry.set(value, type)) return this.fault("405", `set ${name} to ${value}`);
    if (name.endsWith(".id")) this.record["cmi.interactions._count"] = String(Math.max(count, place + 1));
    this.record[name] = value;
    return "true";
  }

  LMSGetLastError() {
    return this.error;
  }

  LMSGetErrorString(code) {
    return { 101: "General exception", 405: "Incorrect data type" }[code] ?? "";
  }

  LMSGetDiagnostic() {
    return "";
  }
}

window.judge = new Judge({ ...window.student, ...JSON.parse(localStorage.getItem(RECORD) ?? "{}") });
window.API = window.judge;

/**
 * Records from the microphone, after a press and for so many seconds at most; nothing of it leaves the page.
 * @typedef {"no_recorder" | "insecure" | "refused" | "no_microphone" | "busy" | "failed"} Reason
 * @typedef {"asked" | "limit" | "lost"} End  lost: the microphone went away
 */

/** Recording cannot begin; the message is a word of the widget. */
export class RecordingError extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** By the browser's name of what went wrong. @type {Record<string, Reason>} */
const REASONS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "no_microphone",
  OverconstrainedError: "no_microphone",
  NotReadableError: "busy",
  AbortError: "busy",
};

export class Recorder {
  /**
   * @param {MediaStream} stream
   * @param {{ sound_seconds: number, sound_bits: number }} limits
   * @param {(sound: Blob, end: End) => void} onEnd
   */
  constructor(stream, { sound_seconds, sound_bits }, onEnd) {
    this.stream = stream;
    this.began = performance.now();
    /** @type {End} */
    this.end = "lost";
    /** @type {Blob[]} */
    const pieces = [];
    this.recorder = new MediaRecorder(stream, { audioBitsPerSecond: sound_bits });
    this.recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    this.recorder.addEventListener("stop", () => {
      clearTimeout(timer);
      this.release();
      // Players and files know the kind of a sound by its container alone.
      onEnd(new Blob(pieces, { type: this.recorder.mimeType.split(";")[0] }), this.end);
    });
    const timer = setTimeout(() => this.stop("limit"), 1000 * sound_seconds);
    this.recorder.start(1000); // a piece a second: what was said before a microphone goes away is there
  }

  /**
   * Ask for the microphone, and begin.
   * @param {{ sound_seconds: number, sound_bits: number }} limits
   * @param {(sound: Blob, end: End) => void} onEnd
   */
  static async begin(limits, onEnd) {
    if (!globalThis.isSecureContext) throw new RecordingError("insecure");
    if (!globalThis.MediaRecorder || !navigator.mediaDevices) throw new RecordingError("no_recorder");
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((error) => {
      throw new RecordingError(REASONS[error.name] ?? "failed");
    });
    try {
      return new Recorder(stream, limits, onEnd);
    } catch {
      for (const track of stream.getTracks()) track.stop(); // nobody should listen where nothing is recorded
      throw new RecordingError("failed");
    }
  }

  /** Seconds so far. */
  seconds() {
    return (performance.now() - this.began) / 1000;
  }

  /** @param {End} end */
  stop(end) {
    if (this.recorder.state === "inactive") return;
    this.end = end;
    this.recorder.stop();
  }

  /** Let the microphone go, so that the browser shows that nobody listens. */
  release() {
    for (const track of this.stream.getTracks()) track.stop();
  }
}

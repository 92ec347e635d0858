/** A box to write in; the moment stands in the prompt. */

export * from "../short_text/controls.js";

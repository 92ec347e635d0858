/** A larger box to write in. */

export * from "../short_text/controls.js";

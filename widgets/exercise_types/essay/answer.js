/** The answer is a text, which a person marks, as a short one. */

export * from "../short_text/answer.js";

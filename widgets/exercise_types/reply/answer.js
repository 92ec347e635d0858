/** The answer is what one would say, which a person marks, as a short text. */

export * from "../short_text/answer.js";

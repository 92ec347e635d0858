/**
 * How an exercise of each type is answered on its controls, and what is said to an answer; a test compares the list with
 * the folders.
 * @typedef {import("../classroom/bank/item.js").Item} Item
 * @typedef {import("../classroom/bank/item.js").Answer} Answer
 * @typedef {import("./controls_feedback.js").Checked} Checked
 * @typedef {import("./controls_feedback.js").Feedback} Feedback
 * @typedef {import("./controls_feedback.js").Words} Words
 * @typedef {{
 *   readAnswer: (form: HTMLElement) => Answer,
 *   showAnswer: (form: HTMLElement, answer: Answer, item: Item) => void,
 *   tellFeedback?: (checked: Checked, right: boolean) => Partial<Feedback>,
 *   tellUnreadable?: (checked: Checked) => import("./controls_feedback.js").Said,
 *   settle?: (form: HTMLElement, used: HTMLInputElement) => void,
 *   press?: (button: HTMLElement, words: Words) => import("./controls_feedback.js").Said,
 *   attach?: (el: HTMLElement, item: Item, words: Words) => { show(answer: Answer): void },
 *   tellUnsent?: (answer: Answer, item: Item, words: Words) => string,
 * }} ShownType  tellFeedback: missing where nothing is graded; tellUnreadable: missing where everything can be read;
 *   settle: what a control that was used does to others; press: what a button does, and what is said aloud then; attach:
 *   what shows more than the controls do; tellUnsent: why an answer that is kept could not be handed in
 */

import * as essay from "./essay/controls.js";
import * as match from "./match/controls.js";
import * as multiple_choice from "./multiple_choice/controls.js";
import * as numeric from "./numeric/controls.js";
import * as order from "./order/controls.js";
import * as rate_transcript from "./rate_transcript/controls.js";
import * as reply from "./reply/controls.js";
import * as score_inventory from "./score_inventory/controls.js";
import * as set_explorer from "./set_explorer/controls.js";
import * as short_text from "./short_text/controls.js";
import * as single_choice from "./single_choice/controls.js";
import * as true_false from "./true_false/controls.js";

/** @type {Record<string, ShownType>} */
export const SHOWN_TYPES = {
  essay,
  match,
  multiple_choice,
  numeric,
  order,
  rate_transcript,
  reply,
  score_inventory,
  set_explorer,
  short_text,
  single_choice,
  true_false,
};

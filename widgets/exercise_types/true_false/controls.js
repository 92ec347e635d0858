/** Two buttons, as one of several. */

export * from "../single_choice/controls.js";

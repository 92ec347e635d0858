/** Delete everything of an assignment on this device, and bring it back while the page is open. */

import { keep, placeOf, store, stored } from "./host/arrivals.js";
import { BLANK, WIDGET } from "./my_answers_record.js";

export const STUDENT = "my-answers"; // where code and name are kept, for all pages
const ALSO = [STUDENT, "calibration", "assignment"];

/**
 * Let a widget of this page take a state.
 * @param {string} name
 * @param {unknown} state
 */
export function adopt(name, state) {
  dispatchEvent(new CustomEvent("book:adopt", { detail: { name, state } }));
}

/**
 * Make an exercise take a state: on this page, in other tabs, and where it is kept.
 * @param {import("./my_answers_record.js").AnswerRecord} record
 * @param {string} name
 * @param {import("./my_answers_record.js").ExerciseState} state
 */
export function handOver(record, name, state) {
  keep(name, WIDGET, state);
  record.take(name, state);
  adopt(name, state);
}

/**
 * Delete the answers, and what else is known of the student. Gives a function that undoes it.
 * @param {import("./my_answers_record.js").AnswerRecord} record
 * @param {import("./my_answers_response_file.js").Student} student
 */
export function eraseAll(record, student) {
  const names = record.entries.map(({ name }) => name);
  const states = record.entries.map(({ item }) => record.state(item.id));
  const places = [...names, ...ALSO].map(placeOf).flatMap((place) => [place, `${place}:unreadable`]);
  const texts = places.map(stored);
  // Other tabs hear of a blank answer, and not of one that is gone.
  names.forEach((name) => handOver(record, name, BLANK));
  adopt(STUDENT, { code: "", name: "" });
  places.forEach((place) => store(place, null));
  return () => {
    names.forEach((name, index) => handOver(record, name, states[index]));
    adopt(STUDENT, student);
    places.forEach((place, index) => store(place, texts[index]));
  };
}

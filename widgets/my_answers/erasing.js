/** Delete everything of an assignment on this device, and bring it back while the page is open. */

import { announce } from "../host/events.js";
import { readItem, saveState, storageKey, writeItem } from "../host/storage.js";
import { STUDENT } from "../classroom/assignments/student.js";
import { BLANK, WIDGET } from "../classroom/collecting/answer_record.js";

const ALSO = [STUDENT, "calibration", "assignment"];

/**
 * Make an exercise take a state: on this page, in other tabs, and where it is kept.
 * @param {import("../classroom/collecting/answer_record.js").AnswerRecord} record
 * @param {string} name
 * @param {import("../classroom/collecting/answer_record.js").ExerciseState} state
 */
export function handOver(record, name, state) {
  saveState(name, WIDGET, state);
  record.take(name, state);
  announce("book:adopt", { name, state });
}

/**
 * Delete the answers, and what else is known of the student. Gives a function that undoes it.
 * @param {import("../classroom/collecting/answer_record.js").AnswerRecord} record
 * @param {import("../classroom/collecting/response_file.js").Student} student
 */
export function eraseAll(record, student) {
  const names = record.entries.map(({ name }) => name);
  const states = record.entries.map(({ item }) => record.state(item.id));
  const places = [...names, ...ALSO].map(storageKey).flatMap((place) => [place, `${place}:unreadable`]);
  const texts = places.map(readItem);
  // The exercises of this page take the blank answer.
  names.forEach((name) => handOver(record, name, BLANK));
  announce("book:adopt", { name: STUDENT, state: { code: "", name: "" } });
  places.forEach((place) => writeItem(place, null));
  return () => {
    names.forEach((name, index) => handOver(record, name, states[index]));
    announce("book:adopt", { name: STUDENT, state: student });
    places.forEach((place, index) => writeItem(place, texts[index]));
  };
}

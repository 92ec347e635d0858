/**
 * Says on the map of the book what this reader has answered so far on this device; where nothing is kept, it says nothing.
 */

import { fill } from "../../host/kit/text.js";
import { loadState, storedNames } from "../../host/storage.js";

const WIDGET = "exercise";
const BEGINNING = `${WIDGET}-`;

/**
 * Count the exercises that have an answer.
 * @param {string[]} exercises
 */
async function countAnswered(exercises) {
  const { isBlank } = await import("../../classroom/grading/grade.js");
  return exercises.filter((id) => {
    const kept = loadState(BEGINNING + id, WIDGET);
    return kept.found === "state" && !isBlank(kept.state.answer);
  }).length;
}

/**
 * @param {HTMLElement} place
 */
async function tell(place) {
  const exercises = String(place.dataset.exercises).split(" ");
  const done = storedNames(BEGINNING).length === 0 ? 0 : await countAnswered(exercises);
  place.hidden = done === 0;
  place.textContent = done === 0 ? "" : fill(String(place.dataset.told), { done, all: exercises.length });
  const stop = /** @type {HTMLElement} */ (place.closest(".map__stop"));
  stop.style.setProperty("--done", String(done / exercises.length));
}

function tellAll() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-exercises]"))) void tell(place);
}

tellAll();
addEventListener("storage", ({ key }) => (key === null || key.includes(BEGINNING)) && tellAll());
addEventListener("pageshow", ({ persisted }) => persisted && tellAll());

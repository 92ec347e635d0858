/** How each exercise did, in numbers, in words, and as a bar. */

import { make } from "../../host/kit/dom.js";
import { apart } from "../../host/kit/in_english.js";
import { formatValue, withMark } from "../../host/kit/numbers.js";
import { fill } from "../../host/kit/text.js";
import { inlineNodes } from "../../classroom/bank/markup.js";
import { find, foreign } from "./elements.js";

/**
 * @typedef {import("./calls.js").Choice} Choice
 * @typedef {import("./calls.js").ItemStatistics} ItemStatistics
 */

/** From which share of the points, and from which correlation, it is called what. */
const EASE = /** @type {const} */ ([[0.8, "easy"], [0.6, "rather_easy"], [0.4, "medium"], [0.2, "rather_hard"]]);
const TELLING = /** @type {const} */ ([[0.3, "tells_well"], [0.1, "tells_somewhat"], [-0.1, "tells_nothing"]]);

export class AnalysisView {
  /**
   * @param {HTMLDetailsElement} el
   * @param {import("./elements.js").Words} words
   * @param {import("./engine_calls.js").Grading} grading
   * @param {import("./deciding.js").Deciding} deciding  gives what can be decided
   */
  constructor(el, words, grading, deciding) {
    this.el = el;
    this.words = words;
    this.grading = grading;
    this.deciding = deciding;
    this.isNew = false;
    el.addEventListener("toggle", () => void this.fill());
  }

  /** Grades have changed: what is shown is computed anew, now or when it is opened. */
  show() {
    this.isNew = true;
    void this.fill();
  }

  async fill() {
    if (!this.el.open || !this.isNew) return;
    this.isNew = false;
    const answer = await this.grading.ask("analysis");
    const rows = (answer?.result ?? []).map((one, place) => make("tr", {}, ...this.cells(one, place + 1)));
    if (this.el.querySelector(".gradebook__deciding")) this.isNew = true; // what somebody is writing there stays
    else find(this.el, "tbody").replaceChildren(...rows);
  }

  /**
   * @param {ItemStatistics} statistics
   * @param {number} number
   */
  cells(statistics, number) {
    const { title, n_answered, n_blank, n_waiting, difficulty, discrimination, distribution, dropped } = statistics;
    const others = [...(n_blank ? [fill(this.words.n_blank, { count: n_blank })] : []), ...(n_waiting ? [fill(this.words.n_waiting, { count: n_waiting })] : [])];
    const chosen = distribution.map((choice) => make("li", {}, ...this.choice(choice, statistics)));
    const note = dropped ? [make("span", { class: "gradebook__note" }, this.words.dropped)] : [];
    const drop = make("p", { class: "gradebook__actions" }, ...this.deciding.forItem(statistics));
    return [
      make("th", { scope: "row" }, `${number}. `, ...apart(this.words, title), ...note, drop),
      make("td", { class: "gradebook__number" }, String(n_answered), make("span", { class: "gradebook__note" }, others.join(", "))),
      make("td", {}, ...this.difficulty(difficulty)),
      make("td", {}, this.discrimination(discrimination)),
      make("td", {}, ...(chosen.length > 0 ? [make("ul", {}, ...chosen)] : [])),
    ];
  }

  /**
   * @param {number | null} difficulty
   */
  difficulty(difficulty) {
    if (difficulty === null) return [this.words.nothing_graded];
    const bar = make("span", { class: "gradebook__bar", "aria-hidden": "true" }, make("span", {}));
    /** @type {HTMLElement} */ (bar.firstElementChild).style.inlineSize = `${100 * difficulty}%`;
    const word = EASE.find(([from]) => difficulty >= from)?.[1] ?? "hard";
    return [bar, fill(this.words[word], { share: formatValue(difficulty, ".0%") })];
  }

  /**
   * @param {number | null} discrimination
   */
  discrimination(discrimination) {
    if (discrimination === null) return this.words.tells_unknown;
    const word = TELLING.find(([from]) => discrimination >= from)?.[1] ?? "tells_against";
    return fill(this.words[word], { r: withMark(formatValue(discrimination, ".2f"), this.words) });
  }

  /**
   * @param {Choice} choice
   * @param {ItemStatistics} statistics
   */
  choice(choice, statistics) {
    const { id, text, typed, count, is_right, accepted } = choice;
    const plain = text || (this.words[`says_${id}`] ?? id);
    const said = typed ? [foreign(text)] : text ? apart(this.words, ...inlineNodes(text)) : [plain];
    const right = is_right ? [make("strong", {}, ` ${this.words.is_right}`)] : [];
    return [make("strong", {}, String(count)), " ", ...said, ...right, ...this.accepted(accepted), " ", ...this.deciding.forChoice(statistics, choice, plain.replaceAll("*", ""))];
  }

  /**
   * @param {number | null} share
   */
  accepted(share) {
    if (share === null) return [];
    const told = share === 1 ? this.words.accepted_all : fill(this.words.accepted_share, { share: formatValue(share, ".0%") });
    return [make("strong", {}, ` (${told})`)];
  }
}

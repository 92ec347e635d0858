/** Brings a chapter's code to life, once a reader asks for that: each cell gets its buttons, and one Python runs them all. */

import { make } from "../../host/kit/dom.js";
import { fetchFile } from "../../host/kit/fetching.js";
import { CellView } from "./cell_view.js";
import { KeptCode } from "./kept_code.js";
import { Runner } from "./runner.js";

const ROOT = new URL(String(document.documentElement.dataset.content_root ?? "../"), document.baseURI);
const PLACE = new URL("classroom/", ROOT);
const FOLDS = "details.folded-code";
const OPENER = ".run-code";

/** The page's name, as the book has it. */
function pageName() {
  return decodeURIComponent(location.pathname.slice(ROOT.pathname.length)).replace(/\.html$/, "");
}

async function begin() {
  const opener = /** @type {HTMLButtonElement} */ (document.querySelector(OPENER));
  const address = new URL("cells.json", PLACE);
  const about = await (await fetchFile(address, () => fetch(address, { cache: "no-cache" }))).json();
  const page = pageName();
  const kept = new KeptCode(page);
  const runner = new Runner(about, PLACE, kept);
  const folds = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(FOLDS)]);
  linkStyle();
  runner.cells = about.cells[page].map((/** @type {import("./cell_view.js").CellFacts} */ facts, /** @type {number} */ place) => {
    const cell = new CellView(folds[place], facts, about, kept, runner.widgets);
    cell.run.addEventListener("click", () => (cell.runs ? runner.stop() : void runner.run(cell)));
    return cell;
  });
  showCode(folds);
  opener.textContent = about.words.run_all;
  opener.addEventListener("click", () => void runner.runAll());
}

/** @param {HTMLDetailsElement[]} folds */
function showCode(folds) {
  document.documentElement.dataset.code = "shown";
  for (const fold of folds) fold.open = true;
}

function linkStyle() {
  const href = new URL("cells.css", import.meta.url).href;
  document.head.append(make("link", { rel: "stylesheet", href }));
}

/**
 * Name what did not arrive, where the page names what it needs itself.
 * @param {Error} error
 */
function tellMissing({ message }) {
  const notice = /** @type {HTMLElement} */ (document.querySelector("#missing-parts"));
  /** @type {HTMLElement} */ (notice.querySelector("span")).textContent = message;
  notice.hidden = false;
}

await begin().catch(tellMissing);

/** The assignment builder: fetches the exercises, listens, and hands out. */

import { offerDownload } from "../../host/kit/downloads.js";
import { showNotice } from "../../host/kit/notices.js";
import { fill } from "../../host/kit/text.js";
import { assignmentFile, toAssignment } from "../draft.js";
import { Builder } from "./view.js";
import { fetchBank, readRules, readWords } from "../start.js";

/** What belongs to an exercise that is being tried. */
const TRIED = "[data-part=form]";

/**
 * @param {Builder} builder
 * @param {HTMLElement} button
 */
function move(builder, button) {
  const li = /** @type {HTMLElement} */ (button.closest("li"));
  const id = String(li.dataset.item);
  const step = Number(button.dataset.move);
  const items = [...builder.choice.items];
  const place = items.indexOf(id);
  items.splice(place, 1);
  if (step !== 0) items.splice(Math.min(items.length, Math.max(0, place + step)), 0, id);
  builder.change({ items });
  if (step === 0) return builder.find("[data-action=undo]").focus();
  const values = { title: builder.bank.items[id].title, place: items.indexOf(id) + 1, count: items.length };
  builder.say("said", fill(builder.words.moved, values));
  return builder.find(`[data-slot=chosen] [data-item="${id}"] [data-move="${step}"]`).focus();
}

/** @type {Record<string, (builder: Builder) => void>} */
const ACTIONS = {
  all: (builder) => builder.change({ items: [...new Set([...builder.choice.items, ...builder.shown()])] }),
  none: (builder) => builder.change({ items: builder.choice.items.filter((id) => !builder.shown().includes(id)) }),
  clear: (builder) => builder.change({ items: [] }),
  undo(builder) {
    const items = builder.before.pop() ?? [];
    builder.change({ items });
    builder.before.pop();
    builder.show();
  },
  async copy(builder) {
    const link = /** @type {HTMLTextAreaElement} */ (builder.find("[data-slot=link]"));
    link.select();
    const copied = await navigator.clipboard?.writeText(link.value).then(
      () => true,
      () => false,
    );
    builder.say("copied", builder.words[copied ? "copied" : "copy_by_hand"]);
    builder.earlier.handedOut();
  },
  mend: (builder) => builder.change({ isMending: true }),
  "copy-assignment": (builder) => builder.change({ isMending: false }),
  save(builder) {
    const assignment = toAssignment(builder.choice, builder.bank);
    if (!assignment) return;
    offerDownload("assignment.json", "application/json", assignmentFile(assignment, builder.rules.assignment));
    builder.earlier.handedOut();
  },
};

/**
 * @param {Builder} builder
 * @param {HTMLElement} target
 */
function press(builder, target) {
  if (target.closest(TRIED)) return;
  const button = /** @type {HTMLElement | null} */ (target.closest("button"));
  const { action, format, move: step } = button?.dataset ?? {};
  if (button && step !== undefined) move(builder, button);
  else if (format !== undefined) void builder.packer.pack(format, () => builder.earlier.handedOut());
  else if (action !== undefined) ACTIONS[action](builder);
}

/**
 * @param {Builder} builder
 * @param {HTMLInputElement} input
 */
function hear(builder, input) {
  if (input.closest(TRIED)) return;
  const id = /** @type {HTMLElement | null} */ (input.closest("[data-slot=list] > li"))?.dataset.item;
  if (input.closest(".builder__filter")) builder.show();
  else if (id !== undefined) {
    const others = builder.choice.items.filter((one) => one !== id);
    builder.change({ items: input.checked ? [...others, id] : others });
  } else if (input.name === "site") {
    builder.address.keep();
    builder.showHandOut();
  } else if (input.name === "language") builder.showHandOut();
  else if (input.name === "variants") builder.change({ variants: input.checked });
  else if (input.name === "title" || input.name === "due") builder.change({ [input.name]: input.value });
  else if (input.dataset.file === "assignment" && input.files?.[0]) void builder.earlier.open(input.files[0]).then(() => (input.value = ""));
  else if (input.dataset.file === "bank" && input.files?.[0]) void builder.packer.openBank(input.files[0]);
}

async function start() {
  const el = /** @type {HTMLElement} */ (document.querySelector(".builder"));
  const words = readWords(el);
  const count = /** @type {HTMLElement} */ (el.querySelector("[data-slot=count]"));
  count.textContent = words.loading;
  try {
    const builder = new Builder(el, await fetchBank(), words, readRules(el));
    builder.start();
    el.addEventListener("click", ({ target }) => press(builder, /** @type {HTMLElement} */ (target)));
    el.addEventListener("input", ({ target }) => hear(builder, /** @type {HTMLInputElement} */ (target)));
    el.addEventListener("submit", (event) => event.preventDefault());
    el.dataset.live = "";
  } catch (error) {
    const problem = fill(words.failed, { problem: /** @type {Error} */ (error).message });
    count.textContent = "";
    showNotice(el, "failed", problem, [{ label: words.retry, run: start }]);
  }
}

void start();

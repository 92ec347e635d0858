/** What is on this device: taken to another one in a file, brought from there, or deleted. */

import { offerDownload } from "../host/kit/downloads.js";
import { fill, fillParts } from "../host/kit/text.js";
import { readBackup, sortOut, writeBackup } from "./backup.js";
import { eraseAll, handOver } from "./erasing.js";
import { STUDENT } from "../classroom/assignments/student.js";
import { announce } from "../host/events.js";

export class Device {
  /**
   * @param {import("./context.js").MyAnswersContext} context
   */
  constructor(context) {
    this.context = context;
  }

  /** Write all that there is of these exercises into a file. */
  save() {
    const { definition, record, fields, assignment, words } = this.context;
    const name = `device-${assignment.id}.json`;
    offerDownload(name, "application/json", writeBackup(definition, record, fields.student()));
    this.context.tell("device", fill(words.device_saved, { name }));
  }

  /**
   * Take from a file what is not here yet, and ask where there is another answer.
   * @param {HTMLInputElement} input
   */
  async load(input) {
    const { record, fields, assignment, words, definition } = this.context;
    const file = input.files?.[0];
    if (!file) return;
    const backup = readBackup(file.size > definition.rules.largest ? null : await file.text(), definition.rules);
    input.value = "";
    if ("word" in backup) return this.context.tell("device", fill(words[backup.word], backup.values));
    const sorted = sortOut(backup, record);
    const { code, name } = fields.student();
    if (code === "" && name === "" && !assignment.variants) announce("book:adopt", { name: STUDENT, state: backup.student });
    this.take(sorted.taken);
    if (sorted.clashes.length > 0) this.ask(sorted);
    else this.report(sorted.taken.length, sorted.left);
  }

  /**
   * @param {import("./backup.js").Sorted} sorted
   */
  ask({ taken, clashes, left }) {
    const { words } = this.context;
    const takeTheirs = () => {
      this.take(clashes);
      this.report(taken.length + clashes.length, left);
    };
    this.context.tell("device", fill(words.clash, { count: clashes.length }), [
      { label: words.keep_mine, run: () => this.report(taken.length, left) },
      { label: words.take_theirs, run: takeTheirs },
    ]);
  }

  /**
   * @param {number} count  of answers taken
   * @param {import("./backup.js").Problem[]} left
   */
  report(count, left) {
    const { words } = this.context;
    const items = this.context.list(left.map(({ word, values }) => this.context.name(words[word], "item", String(values.item))));
    const rest = left.length > 0 ? [" ", ...fillParts(words.left_out, { items })] : [];
    this.context.tell("device", [fill(words.loaded, { count }), ...rest]);
  }

  /**
   * @param {import("./backup.js").Found[]} found
   */
  take(found) {
    for (const { name, state } of found) handOver(this.context.record, name, state);
    if (found.length > 0) this.context.change();
  }

  /** Delete everything, if that is really meant. */
  erase() {
    const { record, words } = this.context;
    const count = record.entries.length - record.blanks().length;
    this.context.tell("device", fill(words.erase_ask, { count }), [
      { label: words.erase_not, run: () => {} },
      { label: words.erase_now, run: () => this.eraseNow() },
    ]);
  }

  eraseNow() {
    const { record, fields, view, words } = this.context;
    const undo = eraseAll(record, fields.student());
    view.show();
    view.forgetSaved();
    const back = () => {
      undo();
      this.context.change();
    };
    const undoing = { label: words.undo, run: back };
    if (navigator.serviceWorker?.controller?.scriptURL.includes("/service_worker.js")) this.offerRemoval(undoing);
    else this.context.tell("device", words.erased, [undoing], "erased");
  }

  /**
   * Ask whether the kept book goes, too: without it nothing could be read where there is no net.
   * @param {{ label: string, run: () => void }} undoing
   */
  offerRemoval(undoing) {
    const { words } = this.context;
    const remove = async () => {
      const { removeKeptBook } = await import("../host/kept_book.js");
      await removeKeptBook();
      this.context.tell("device", words.erased_with_book, [undoing], "erased");
    };
    this.context.tell("device", words.erased_but_book, [undoing, { label: words.remove_book, run: remove }], "erased");
  }
}

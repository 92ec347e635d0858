/** What is on this device: taken to another one in a file, brought from there, or deleted. */

import { fill, offerDownload } from "./host/kit/page.js";
import { LARGEST, readBackup, sortOut, writeBackup } from "./my_answers_backup.js";
import { adopt, eraseAll, handOver, STUDENT } from "./my_answers_erasing.js";

export class Device {
  /**
   * @param {import("./my_answers.js").Desk} desk
   */
  constructor(desk) {
    this.desk = desk;
  }

  /** Write all that there is of these exercises into a file. */
  save() {
    const { definition, record, fields, assignment, words } = this.desk;
    const name = `device-${assignment.id}.json`;
    offerDownload(name, "application/json", writeBackup(definition, record, fields.student()));
    this.desk.tell("device", fill(words.device_saved, { name }));
  }

  /**
   * Take from a file what is not here yet, and ask where there is another answer.
   * @param {HTMLInputElement} input
   */
  async load(input) {
    const { record, fields, assignment, words } = this.desk;
    const file = input.files?.[0];
    if (!file) return;
    const backup = readBackup(file.size > LARGEST ? null : await file.text());
    input.value = "";
    if ("word" in backup) return this.desk.tell("device", fill(words[backup.word], backup.values));
    const sorted = sortOut(backup, record);
    const { code, name } = fields.student();
    if (code === "" && name === "" && !assignment.variants) adopt(STUDENT, backup.student);
    this.take(sorted.taken);
    if (sorted.clashes.length > 0) this.ask(sorted);
    else this.report(sorted.taken.length, sorted.left);
  }

  /**
   * @param {import("./my_answers_backup.js").Sorted} sorted
   */
  ask({ taken, clashes, left }) {
    const { words } = this.desk;
    const takeTheirs = () => {
      this.take(clashes);
      this.report(taken.length + clashes.length, left);
    };
    this.desk.tell("device", fill(words.clash, { count: clashes.length }), [
      { label: words.keep_mine, run: () => this.report(taken.length, left) },
      { label: words.take_theirs, run: takeTheirs },
    ]);
  }

  /**
   * @param {number} count  of answers taken
   * @param {import("./my_answers_backup.js").Problem[]} left
   */
  report(count, left) {
    const { words } = this.desk;
    const items = this.desk.list(left.map(({ word, values }) => fill(words[word], values)));
    const rest = left.length > 0 ? ` ${fill(words.left_out, { items })}` : "";
    this.desk.tell("device", fill(words.loaded, { count }) + rest);
  }

  /**
   * @param {import("./my_answers_backup.js").Found[]} found
   */
  take(found) {
    for (const { name, state } of found) handOver(this.desk.record, name, state);
    if (found.length > 0) this.desk.change();
  }

  /** Delete everything, if that is really meant. */
  erase() {
    const { record, words } = this.desk;
    const count = record.entries.length - record.blanks().length;
    this.desk.tell("device", fill(words.erase_ask, { count }), [
      { label: words.erase_not, run: () => {} },
      { label: words.erase_now, run: () => this.eraseNow() },
    ]);
  }

  eraseNow() {
    const { record, fields, view, words } = this.desk;
    const undo = eraseAll(record, fields.student());
    view.show();
    view.forgetSaved();
    const back = () => {
      undo();
      this.desk.change();
    };
    this.desk.tell("device", words.erased, [{ label: words.undo, run: back }], "erased");
  }
}

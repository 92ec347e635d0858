/** Makes the file to hand in, after a look at what is missing, and the receipt of just that file. */

import { offerDownload } from "../host/kit/downloads.js";
import { fill, fillParts } from "../host/kit/text.js";
import { writeReceipt } from "./receipt.js";
import { fileName, now, saysWhatItShould, writeResponseFile } from "../classroom/collecting/response_file.js";
import { goTo } from "./view.js";

export class HandingIn {
  /**
   * @param {import("./context.js").MyAnswersContext} context
   */
  constructor(context) {
    this.context = context;
  }

  /** Look whether something is missing before the file is made. */
  start() {
    const { words, record, fields, assignment } = this.context;
    if (fields.student().code === "") return fields.complain(assignment.variants ? words.no_code_locked : words.no_code);
    const blanks = record.blanks();
    if (blanks.length === 0) return void this.make();
    const items = this.context.list(blanks.map(({ item }) => this.context.name(words.quoted, "text", item.title)));
    const [count, all] = [blanks.length, record.entries.length].map(String);
    this.context.tell("feedback", fillParts(words.some_blank, { count, all, items }), [
      { label: words.download_anyway, run: () => void this.make() },
      { label: words.go_to_blank, run: () => goTo(blanks[0].name) },
    ]);
  }

  /** Make the file, read it again as whoever grades it will, and hand it over. */
  async make() {
    const { words, record, fields, assignment, definition } = this.context;
    const { code } = fields.student();
    const answers = record.answers();
    const file = await this.write(answers);
    if (!saysWhatItShould(file, answers, definition.rules)) return this.context.tell("feedback", words.file_unsound);
    const name = fileName("answers", assignment.id, code, "json");
    offerDownload(name, "application/json", file.text);
    const receipt = { label: words.download_receipt, run: () => this.giveReceipt(file) };
    this.context.tell("feedback", fill(words.file_done, { name }), [receipt]);
  }

  /**
   * @param {import("../classroom/collecting/response_file.js").Contents["answers"]} answers
   */
  write(answers) {
    const { record, fields, assignment, definition } = this.context;
    const varied = record.entries.filter(({ item }) => (item.variants?.length ?? 0) > 1);
    const contents = {
      assignment: { id: assignment.id, title: assignment.title },
      edition: definition.edition,
      student: fields.student(),
      variants: Object.fromEntries(varied.map(({ item, number }) => [item.id, number])),
      answers,
      saved: now(),
    };
    return writeResponseFile(contents, definition.rules);
  }

  /**
   * @param {import("../classroom/collecting/response_file.js").ResponseFile} file
   */
  giveReceipt(file) {
    const { words, definition, assignment } = this.context;
    const { code } = file.contents.student;
    const receipt = fileName("receipt", assignment.id, code, "html");
    offerDownload(receipt, "text/html", writeReceipt(file, definition, words));
    const name = fileName("answers", assignment.id, code, "json");
    this.context.tell("feedback", fill(words.receipt_done, { receipt, name }));
  }
}

/** Answers for the page's side of a twin: a line of JSON with its name and what is given, and a line with what comes of it. */

import { createInterface } from "node:readline";

import { TWINS, WRITERS } from "./twins.js";

for await (const line of createInterface({ input: process.stdin })) {
  const [stem, given] = JSON.parse(line);
  console.log(JSON.stringify(await Promise.all(given.map((one) => ({ ...TWINS, ...WRITERS })[stem](one)))));
}

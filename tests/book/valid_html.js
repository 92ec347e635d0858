/** Says which pages of a folder are no valid HTML: node valid_html.js FOLDER writes page, line, rule and fault as JSON. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

const CONFIG = { root: true, extends: ["html-validate:standard"] }; // what the standard asks, and no matters of taste

const [folder] = process.argv.slice(2);
const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));
const files = /** @type {string[]} */ (readdirSync(folder, { recursive: true }));
const pages = files.filter((file) => file.endsWith(".html") && !/^live\/(?!run)/.test(file)); // those are JupyterLab's
const faults = pages.sort().flatMap((page) => {
  const { results } = validator.validateStringSync(readFileSync(path.join(folder, page), "utf-8"), page);
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => [page, line, ruleId, message]));
});
process.stdout.write(JSON.stringify(faults));

/** What Python sends to the pages, as it stands in rules.json; test_rules.py compares that with Python. */

import { readFileSync } from "node:fs";

export const RULES = JSON.parse(readFileSync(new URL("rules.json", import.meta.url), "utf-8"));

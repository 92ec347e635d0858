/** One state of a widget that two tabs have changed, brought together. */

import { isRecord } from "./kit/records.js";

/**
 * Put what has changed between two states onto a third: what was changed in neither of them stays as it is there.
 * @param {any} before
 * @param {any} now
 * @param {any} onto
 * @returns {any}
 */
export function applyChanges(before, now, onto) {
  if (JSON.stringify(before) === JSON.stringify(now)) return onto;
  if (!isRecord(before) || !isRecord(now) || !isRecord(onto ?? {})) return now;
  const there = onto ?? {};
  const names = [...new Set([...Object.keys(there), ...Object.keys(now)])];
  const parts = names.map((name) => [name, applyChanges(before[name], now[name], there[name])]);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

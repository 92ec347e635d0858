/** The seal of a file, as in seal.py. */

import { digestOf } from "./sha256.js";
import { firstLetters } from "../../host/kit/text.js";

const EMPTY = '"seal": ""';
const SEAL = /"seal": "([0-9a-f]{64})"/;
const HEAD = 400;

/**
 * Tell whether a file is no longer what was sealed; one without a seal never was.
 * @param {string} text
 */
export async function isBroken(text) {
  const plain = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const found = SEAL.exec(firstLetters(plain, HEAD));
  return found !== null && (await digestOf(plain.replace(found[0], () => EMPTY))) !== found[1];
}

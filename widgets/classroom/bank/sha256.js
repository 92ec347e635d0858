/** SHA-256 of a text, for pages on plain http, where browsers keep their own from us (FIPS 180-4). */

const WORD = 2 ** 32;
const BLOCK = 64; // bytes
const PRIMES = firstPrimes(64);
const ROUNDS = PRIMES.map((prime) => fractionBits(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));

/**
 * The digest of a text's UTF-8 bytes, by the browser where it offers that.
 * @param {string} text
 */
export async function digestOf(text) {
  const bytes = new TextEncoder().encode(text);
  return globalThis.crypto?.subtle ? toHex(await crypto.subtle.digest("SHA-256", bytes)) : sha256(text);
}

/**
 * The digest of a text's UTF-8 bytes, computed here.
 * @param {string} text
 */
export function sha256(text) {
  const message = pad(new TextEncoder().encode(text));
  const state = [...START];
  for (let at = 0; at < message.byteLength; at += BLOCK) mixBlock(state, new DataView(message.buffer, at, BLOCK));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/**
 * A one, then zeros up to a whole block that ends with the length in bits.
 * @param {Uint8Array} bytes
 */
function pad(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const bits = bytes.length * 8;
  const end = new DataView(padded.buffer, padded.length - 8);
  end.setUint32(0, Math.floor(bits / WORD));
  end.setUint32(4, bits % WORD);
  return padded;
}

/**
 * @param {number[]} state
 * @param {DataView} block
 */
function mixBlock(state, block) {
  const words = schedule(block);
  let [a, b, c, d, e, f, g, h] = state;
  for (let round = 0; round < 64; round++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + ROUNDS[round] + words[round]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = (state[index] + word) | 0));
}

/**
 * @param {DataView} block
 */
function schedule(block) {
  const expanded = Array.from({ length: 16 }, (_, index) => block.getInt32(index * 4));
  for (let index = 16; index < 64; index++) {
    const [old, recent] = [expanded[index - 15], expanded[index - 2]];
    const small = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3);
    const large = turn(recent, 17) ^ turn(recent, 19) ^ (recent >>> 10);
    expanded.push((expanded[index - 16] + small + expanded[index - 7] + large) | 0);
  }
  return expanded;
}

/**
 * @param {number} word
 * @param {number} bits
 */
function turn(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

/**
 * The first 32 bits behind the point: where the standard takes its constants from.
 * @param {number} root
 */
function fractionBits(root) {
  return Math.floor((root % 1) * WORD) | 0;
}

/**
 * @param {number} count
 */
function firstPrimes(count) {
  /** @type {number[]} */
  const primes = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

/**
 * @param {ArrayBuffer} buffer
 */
function toHex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

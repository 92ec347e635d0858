/** Chance by its place, as in simulation/chance.py, which says why. */

const GOLDEN = 0x9e3779b9;
const UNIFORMS = 12;

/**
 * Mix the 32 bits of a whole number.
 * @param {number} value
 */
function mix(value) {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * @param {number[]} place
 */
function hash(place) {
  return place.reduce((found, part) => mix(found ^ Math.imul(GOLDEN, part + 1)), 0);
}

/**
 * Draw from 0 to 1, evenly.
 * @param {...number} place
 */
export function drawUniform(...place) {
  return (hash(place) >>> 0) / 2 ** 32;
}

/**
 * Draw from a distribution that is nearly normal, with mean 0 and standard deviation 1.
 * @param {...number} place
 */
export function drawNormal(...place) {
  const begun = hash(place);
  let total = 0;
  for (let number = 1; number <= UNIFORMS; number++) total += mix(begun ^ Math.imul(GOLDEN, number)) >>> 0;
  return total / 2 ** 32 - UNIFORMS / 2;
}

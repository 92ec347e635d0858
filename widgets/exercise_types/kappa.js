/** Agreement of two people who put the same things on ordered steps; as in kappa.py. */

const FEWEST_PAIRS = 2;

/**
 * The quadratically weighted kappa of two lists of ratings: 1 if all are equal, around 0 by chance alone; null where it
 * cannot be computed, with fewer than two pairs, or where neither rater ever varied.
 * @param {number[]} first
 * @param {number[]} second
 * @returns {number | null}
 */
export function quadraticKappa(first, second) {
  const count = first.length;
  if (count < FEWEST_PAIRS) return null;
  let [observed, expected] = [0, 0];
  first.forEach((a, place) => {
    observed += (a - second[place]) ** 2 / count;
    for (const b of second) expected += (a - b) ** 2 / count ** 2;
  });
  return expected === 0 ? null : 1 - observed / expected;
}

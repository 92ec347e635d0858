/**
 * How a figure sounds over the range of a control: a higher tone is a larger number.
 * @typedef {import("./state.js").Control} Control
 * @typedef {{ setting: number, figure: number | null }} Point  a value of the control, and the figure there; null where it has none
 * @typedef {{ time: number, pitch: number | null }} Note  seconds from the beginning, and hertz; null where the figure has no value
 */

const MOST_STEPS = 60;
export const SECONDS = 3;
export const [LOWEST, HIGHEST] = [220, 880]; // hertz: two octaves

/**
 * Values of a control from its lowest to its highest, each on a step of it.
 * @param {Pick<Control, "minimum" | "maximum" | "step">} control
 */
export function settingsOf({ minimum, maximum, step }) {
  const steps = Math.round((maximum - minimum) / step);
  const count = Math.min(steps, MOST_STEPS);
  return Array.from({ length: count + 1 }, (_, part) => {
    const value = minimum + Math.round((part * steps) / count) * step;
    return Math.min(maximum, Number(value.toFixed(9)));
  });
}

/**
 * Take for one what is written as one: a figure that moves less than its last digit shows stays where it is.
 * @param {Point[]} points
 * @param {(figure: number) => string} write
 * @returns {Point[]}
 */
export function levelOut(points, write) {
  const { low, high } = extentOf(points);
  return write(low) === write(high) ? points.map(({ setting, figure }) => ({ setting, figure: figure === null ? null : low })) : points;
}

/**
 * The least and the largest of the figures.
 * @param {Point[]} points
 */
export function extentOf(points) {
  const figures = points.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  return { low: Math.min(...figures), high: Math.max(...figures) };
}

/**
 * When each tone sounds, and how high: equal distances are equal intervals, over two octaves in all.
 * @param {Point[]} points  from the lowest setting to the highest
 * @returns {Note[]}
 */
export function notesOf(points) {
  const { low, high } = extentOf(points);
  const rise = (/** @type {number} */ figure) => (high > low ? (figure - low) / (high - low) : 0.5);
  return points.map(({ setting, figure }) => ({
    time: timeOf(setting, points),
    pitch: figure === null ? null : LOWEST * (HIGHEST / LOWEST) ** rise(figure),
  }));
}

/**
 * When a setting is passed.
 * @param {number} setting
 * @param {Point[]} points
 */
export function timeOf(setting, points) {
  const [first, last] = [points[0].setting, points[points.length - 1].setting];
  return last > first ? (SECONDS * (setting - first)) / (last - first) : 0;
}

/** What a marker has given before and may give again: comments, and whole sets of levels. */

/**
 * @typedef {import("../../classroom/grading/marks.js").MarksOfOne} MarksOfOne
 * @typedef {{ levels: number[], count: number }} LevelSet  a level of each criterion, and how often they were given together
 */

/**
 * What was written to students about an exercise, the most frequent first.
 * @param {MarksOfOne} marks
 * @param {string} item
 */
export function commentsOn(marks, item) {
  return counted(given(marks, item).map(({ comment }) => comment ?? "")).map(([comment]) => comment);
}

/**
 * The sets of levels that agree with what is chosen: those that were given before, the most frequent first, and where
 * something is chosen already and two criteria or more are left, all others, if they are few enough for a key each.
 * @param {{ id: string, levels: unknown[] }[]} rubric
 * @param {(number | undefined)[]} chosen  a level of each criterion that has one
 * @param {MarksOfOne} marks
 * @param {string} item
 * @param {number} most
 * @returns {LevelSet[]}
 */
export function levelSets(rubric, chosen, marks, item, most) {
  const left = chosen.filter((level) => level === undefined).length;
  if (rubric.length < 2 || left === 1) return [];
  const agrees = (/** @type {number[]} */ levels) => left === 0 || chosen.every((level, place) => level === undefined || level === levels[place]);
  const whole = given(marks, item).filter((mark) => rubric.every(({ id, levels }) => mark[id] < levels.length));
  const before = counted(whole.map((mark) => rubric.map(({ id }) => mark[id]).join(" ")));
  const used = before.map(([set, count]) => ({ levels: set.split(" ").map(Number), count })).filter(({ levels }) => agrees(levels));
  const begun = left > 0 && left < rubric.length;
  const known = new Set(used.map(({ levels }) => levels.join(" ")));
  const others = begun ? combinations(rubric, chosen).filter((levels) => !known.has(levels.join(" "))) : [];
  const fresh = used.length + others.length <= most ? others.map((levels) => ({ levels, count: 0 })) : [];
  return [...used, ...fresh].slice(0, most);
}

/**
 * Every way to choose what is left.
 * @param {{ levels: unknown[] }[]} rubric
 * @param {(number | undefined)[]} chosen
 * @returns {number[][]}
 */
function combinations(rubric, chosen) {
  return rubric.reduce((/** @type {number[][]} */ sets, { levels }, place) => {
    const fixed = chosen[place];
    const offered = fixed === undefined ? [...levels.keys()] : [fixed];
    return sets.flatMap((set) => offered.map((level) => [...set, level]));
  }, [[]]);
}

/**
 * @param {MarksOfOne} marks
 * @param {string} item
 */
function given(marks, item) {
  return [...marks.values()].flatMap((ofStudent) => ofStudent.get(item) ?? []);
}

/**
 * Count texts that are not empty, the most frequent first.
 * @param {string[]} texts
 */
function counted(texts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const text of texts) if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

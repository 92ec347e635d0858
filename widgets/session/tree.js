/**
 * Computes an equation that Python wrote as a tree (tree_namespace.py).
 * @typedef {number | string | [string, ...any[]]} Tree  a number, the name of a parameter, or an operation on trees
 * @typedef {Record<string, number>} Values
 */

/** @type {Record<string, (...values: number[]) => number>} */
const OPERATIONS = {
  "+": (one, other) => one + other,
  "-": (one, other) => one - other,
  "*": (one, other) => one * other,
  "/": (one, other) => one / other,
  max: Math.max,
  min: Math.min,
  floor: Math.floor,
};

/**
 * Make a function of a tree.
 * @param {Tree} tree
 * @param {Values} constants  parameters that are the same at every call
 * @returns {(values: Values) => number}
 */
export function compileTree(tree, constants) {
  if (typeof tree === "number") return () => tree;
  if (typeof tree === "string") return tree in constants ? () => constants[tree] : (values) => values[tree];
  const [name, ...parts] = tree;
  const operation = OPERATIONS[name];
  const [first, second] = parts.map((part) => compileTree(part, constants));
  return second ? (values) => operation(first(values), second(values)) : (values) => operation(first(values));
}

/**
 * The part of anywidget's model that our modules use, with no kernel behind it.
 * @typedef {Pick<import("@anywidget/types").AnyModel, "get" | "set" | "save_changes"> & {
 *   on(event: string, callback: () => void): void, off(event: string, callback: () => void): void }} Model
 * @typedef {Model & { emit(): void }} LocalModel
 */

/**
 * Make a model from a page's state. What is set is told once it is saved, and each trait once.
 * @param {Record<string, any>} state
 * @param {() => void} onSave  called when the reader, through the module, has changed something
 * @returns {LocalModel}
 */
export function makeLocalModel(state, onSave) {
  /** @type {Map<string, Set<() => void>>} */
  const listeners = new Map();
  /** @type {Set<string>} */
  const changed = new Set();
  const emit = () => {
    const names = [...changed];
    changed.clear();
    for (const name of names) for (const callback of listeners.get(`change:${name}`) ?? []) callback();
  };
  return {
    get: (name) => state[name],
    set(name, value) {
      if (JSON.stringify(value) === JSON.stringify(state[name])) return;
      state[name] = value;
      changed.add(name);
    },
    save_changes() {
      emit();
      onSave();
    },
    emit,
    on(event, callback) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(callback));
    },
    off(event, callback) {
      listeners.get(event)?.delete(callback);
    },
  };
}

/**
 * The part of anywidget's model that our modules use, with no kernel behind it.
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *   on(event: string, callback: () => void): void, off(event: string, callback: () => void): void }} Model
 */

/**
 * Make a model from a page's state.
 * @param {Record<string, any>} state
 * @param {() => void} onSave  called when the reader, through the module, has changed something
 * @returns {Model}
 */
export function makeLocalModel(state, onSave) {
  /** @type {Map<string, Set<() => void>>} */
  const listeners = new Map();
  return {
    get: (name) => state[name],
    set(name, value) {
      if (JSON.stringify(value) === JSON.stringify(state[name])) return;
      state[name] = value;
      for (const callback of listeners.get(`change:${name}`) ?? []) callback();
    },
    save_changes: onSave,
    on(event, callback) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(callback));
    },
    off(event, callback) {
      listeners.get(event)?.delete(callback);
    },
  };
}

/**
 * The events by which the parts of a page speak with each other, and what each carries.
 * @typedef {{
 *   "book:state": { name: string, widget: string, state: Record<string, any> },
 *   "book:ask": undefined,
 *   "book:adopt": { name: string, state: Record<string, any> },
 *   "book:widgets-added": undefined,
 *   "book:wake": { widgets: string[] },
 * }} PageEvents
 *
 * - `book:state`: a widget holds a new state.
 * - `book:ask`: every widget is to tell its state.
 * - `book:adopt`: the widget of that name is to take a state, and keep it.
 * - `book:widgets-added`: there are new widgets on the page.
 * - `book:wake`: widgets of these kinds are to start, also those that are far from the screen.
 */

/**
 * @template {keyof PageEvents} Name
 * @param {Name} name
 * @param {PageEvents[Name] extends undefined ? [] : [detail: PageEvents[Name]]} carried
 */
export function announce(name, ...carried) {
  const [detail] = carried;
  dispatchEvent(new CustomEvent(name, { detail }));
}

/**
 * @template {keyof PageEvents} Name
 * @param {Name} name
 * @param {(detail: PageEvents[Name]) => void} hear
 * @param {AbortSignal} [signal]
 */
export function listen(name, hear, signal) {
  addEventListener(name, (event) => hear(/** @type {CustomEvent} */ (event).detail), { signal });
}

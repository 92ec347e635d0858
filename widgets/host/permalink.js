/** Links that carry a widget's state, as parameters behind the # that no browser sends to a server: #open=NAME&v=1&goal_1=4 */

const LINK_VERSION = "1";

/**
 * Read the link by which this page was opened; null if it opens no widget.
 * @param {string} hash
 * @returns {{ name: string, version: string, readable: boolean, parameters: Record<string, string> } | null}
 */
export function readLink(hash) {
  const { open, v, ...parameters } = Object.fromEntries(new URLSearchParams(hash.replace(/^#/, "")));
  return open === undefined ? null : { name: open, version: v ?? "", readable: v === LINK_VERSION, parameters };
}

/**
 * Write a link to this page that opens a widget in a state.
 * @param {string} name
 * @param {Record<string, string>} parameters
 */
export function writeLink(name, parameters) {
  const address = new URL(location.href);
  address.hash = new URLSearchParams({ open: name, v: LINK_VERSION, ...parameters }).toString();
  return address.href;
}

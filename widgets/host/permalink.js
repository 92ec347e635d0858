/**
 * Links that carry a widget's state, as parameters behind the # that no browser sends to a server: #open=NAME&goal_1=4&v=1
 * The version comes last, so that a link that was cut on its way has none. In older links it came second.
 * @typedef {{ name: string, version: string, damaged: boolean, readable: boolean, whole: boolean,
 *   parameters: Record<string, string> }} Link  whole: surely nothing was cut off
 */

const LINK_VERSION = "1";
const ENCODED = /^open%(?:25)*3d/i; // a program took the whole link for one value

/**
 * Read the link by which this page was opened; null if it opens no widget.
 * @param {string} hash
 * @returns {Link | null}
 */
export function readLink(hash) {
  const text = hash.replace(/^#/, "").replace(ENCODED, "open=");
  const entries = [...new URLSearchParams(text)];
  const { open, v = "", ...parameters } = Object.fromEntries(entries);
  if (open === undefined) return null;
  const damaged = !/^\d+$/.test(v);
  const name = damaged ? open.split(/[&%]/)[0] : open;
  return { name, version: v, damaged, readable: v === LINK_VERSION, whole: entries[entries.length - 1][0] === "v", parameters };
}

/**
 * Write a link to this page that opens a widget in a state.
 * @param {string} name
 * @param {Record<string, string>} parameters
 */
export function writeLink(name, parameters) {
  const address = new URL(location.href);
  address.hash = new URLSearchParams({ open: name, ...parameters, v: LINK_VERSION }).toString();
  return address.href;
}

/**
 * A link as it may be given to students. The instructor's edition says in each of its pages that it is one.
 * @param {HTMLElement} el  the widget
 * @param {string} link
 */
export async function linkForStudents(el, link) {
  const edition = document.querySelector("script[data-instructors-edition]")?.textContent;
  if (!edition) return link;
  const { toStudents } = await import("./students_link.js");
  return toStudents(el, link, JSON.parse(edition));
}

/**
 * Where students read the book, as in classroom/assignments/students_site.py.
 * @typedef {{ page_folders: string[], place: string }} SiteRules  of Python
 */

import { trim } from "./kit/spaces.js";

const ADDRESS = /^(https?:\/\/[\w[][\w.:[\]-]*)(\/[!$-;=@-~]*)?([?#][!-~]*)?$/i;

/**
 * The address of a book from that of one of its pages; null if no student could open it.
 * @param {string} address
 * @param {SiteRules} rules
 */
export function studentsSite(address, { page_folders }) {
  const found = ADDRESS.exec(trim(address));
  if (!found) return null;
  const path = (found[2] ?? "").split("/");
  if (path[path.length - 1].endsWith(".html")) {
    path.pop();
    if (page_folders.includes(path[path.length - 1])) path.pop();
  }
  return found[1] + path.join("/").replace(/\/+$/, "");
}

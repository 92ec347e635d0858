/**
 * For the page that a server shows in the place of one that is not there: a filter of mail may have encoded the # of a
 * link, so that the server took all behind it for a part of the page's name.
 */

const ENCODED = /%(?:25)*23/;

/**
 * Where such an address leads; null if it is none.
 * @param {string} address
 */
export function decodedAddress(address) {
  const { origin, pathname, search, hash } = new URL(address);
  const found = ENCODED.exec(pathname);
  const page = pathname.slice(0, found?.index);
  if (!found || !/(\.html|\/)$/.test(page)) return null;
  return `${origin}${page}#${pathname.slice(found.index + found[0].length)}${search}${hash}`;
}

if (typeof location !== "undefined") {
  const decoded = decodedAddress(location.href);
  if (decoded !== null) location.replace(decoded);
}

/**
 * Opened from a folder, a page gets classic scripts and no module, whatever browser it is. This one brings every module
 * as text, and an import map that says where each is: the page's own tags and the modules' imports stay as they are.
 * @param {{ [place: string]: string }} modules  by their place in the folder
 */
function openFromFolder(modules) {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("..", here.src).href;
  /** @type {{ [address: string]: string }} */
  const blobs = {};
  for (const [place, text] of Object.entries(modules)) {
    const address = root + place;
    const folder = address.slice(0, address.lastIndexOf("/") + 1);
    // A blob has no neighbors, so that an import must be whole.
    const whole = text
      .replace(/(?<=\bfrom |\bimport\()(["`])(?=\.{1,2}\/)/g, (quote) => quote + folder)
      .replaceAll("import.meta.url", () => JSON.stringify(address));
    blobs[address] = URL.createObjectURL(new Blob([whole], { type: "text/javascript" }));
  }
  const textContent = JSON.stringify({ imports: blobs });
  here.after(Object.assign(document.createElement("script"), { type: "importmap", textContent }));

  const blobOf = (/** @type {string} */ src) => blobs[new URL(src, document.baseURI).href.replace(/\?.*/, "")];
  const run = (/** @type {Node} */ node) => {
    if (node instanceof HTMLScriptElement && node.type === "module" && blobOf(node.src)) void import(node.src.replace(/\?.*/, ""));
  };
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(run))).observe(document, {
    childList: true,
    subtree: true,
  });
  // Of scripts that wait for each other, a page asks the address before it adds them.
  Object.assign(globalThis, { inFolder: (/** @type {string} */ src) => blobOf(src) ?? src });
}

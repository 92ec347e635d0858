/**
 * Opens the modules that a kernel sends as texts, and shares them: a module that another widget of the page has
 * brought already is not opened again. Each text imports its siblings by the names that are given here.
 * @param {[name: string, text: string][]} packed  each before those that import it; the last is the widget's own
 */
async function openModules(packed) {
  const shared = /** @type {any} */ (globalThis);
  /** @type {{ [name: string]: string }} */
  const addresses = (shared[Symbol.for("psychotherapy-relationship:modules")] ??= {});
  const write = await (shared[Symbol.for("psychotherapy-relationship:write")] ??= chooseWriter());
  for (const [name, text] of packed) {
    const linked = text.replace(/(?<=from ")[\w./]+@[0-9a-f]{8}(?=";)/g, (sibling) => addresses[sibling]);
    addresses[name] ??= write(linked);
  }
  const [main] = packed[packed.length - 1];
  return (await import(addresses[main])).default;
}

/** Write modules as blobs, or as data where a page's policy refuses blobs. */
async function chooseWriter() {
  const asBlob = (/** @type {string} */ text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const asData = (/** @type {string} */ text) => `data:text/javascript,${encodeURIComponent(text)}`;
  return import(asBlob("export {};")).then(
    () => asBlob,
    () => asData,
  );
}

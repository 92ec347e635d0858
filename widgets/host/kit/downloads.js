/**
 * Hand the reader a file that this page makes itself.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function offerDownload(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

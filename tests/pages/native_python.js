/**
 * Stands for pages/engine/python.js where a test is about the page: the same calls, answered by Python beside the server.
 */

/**
 * @param {string} _place
 * @param {string} _version
 * @param {string} page
 */
export async function openPython(_place, _version, page) {
  const { opened } = await ask({ page });
  return async (name, given, files, tell) => {
    const sent = await Promise.all(files.map(async (file) => [file.name, await encode(file.bytes)]));
    const { result, error, files: made } = await ask({ opened, name, given, files: sent }, tell);
    if (error !== undefined) throw new Error(error);
    return { result, files: made.map(([file, content]) => ({ name: file, bytes: decode(content) })) };
  };
}

/** Each line of the answer is a step of the way or, the last, the answer itself. */
async function ask(asked, tell = () => {}) {
  const response = await fetch("/python", { method: "POST", body: JSON.stringify(asked) });
  const lines = (await response.text()).trim().split("\n").map((line) => JSON.parse(line));
  for (const { progress } of lines.slice(0, -1)) tell(...progress);
  return lines.at(-1);
}

async function encode(bytes) {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener("load", resolve));
  reader.readAsDataURL(new Blob([bytes]));
  await read;
  return reader.result.split(",")[1] ?? "";
}

function decode(content) {
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}

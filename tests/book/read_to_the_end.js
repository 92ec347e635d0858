// Reads a page to its end as soon as it is at rest, and leaves in `window.shifts` what moved meanwhile.
(() => {
  const SCREEN = 600;
  const SCREENS = 12;
  /** @type {[number, ...string[]][]} */
  const shifts = [];
  const observer = new PerformanceObserver((list) => note(list.getEntries()));

  /** @param {any[]} entries */
  function note(entries) {
    for (const { value, hadRecentInput, sources } of entries) {
      const moved = sources.map((/** @type {any} */ { node }) => node?.className || node?.nodeName);
      if (!hadRecentInput) shifts.push([value, ...moved]);
    }
  }

  const frame = () => new Promise(requestAnimationFrame);

  /** Whether all that was asked for is here, and what can come alive is alive. */
  function isAtRest() {
    const starting = [...document.querySelectorAll("[data-started]:not([data-live]), .classroom-page:not([data-live])")];
    const isHere = (/** @type {HTMLScriptElement} */ { src }) => !src || performance.getEntriesByName(src).length > 0;
    return (
      document.readyState === "complete" &&
      (!document.querySelector(".bd-article") || "laidOut" in document.documentElement.dataset) &&
      [...document.scripts].every(isHere) &&
      starting.every((el) => el.querySelector("[data-listening]")) &&
      !document.querySelector(".gradebook[data-busy]")
    );
  }

  async function rest() {
    do await frame();
    while (!isAtRest());
    for (let more = 0; more < 3; more += 1) await frame();
  }

  async function read() {
    observer.observe({ type: "layout-shift", buffered: true });
    await rest();
    const ends = Math.min(SCREENS * SCREEN, document.documentElement.scrollHeight);
    for (let read = SCREEN; read < ends; read += SCREEN) {
      scrollBy({ top: SCREEN, behavior: "instant" });
      await rest();
    }
    note(observer.takeRecords());
    Object.assign(window, { shifts });
  }

  if (location.protocol.startsWith("http")) addEventListener("load", read);
})();

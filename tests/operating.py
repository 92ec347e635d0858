"""Use every widget and every tool of a page as a reader does, in any browser that runs JavaScript."""

from __future__ import annotations

WIDGETS = "[data-widget], .classroom-page"
PATIENCE = 60_000
"""Milliseconds that a busy machine may take to bring a widget to life."""
OPERATE = """async () => {
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const first = (elements, nameOf) => [...new Map([...elements].reverse().map((one) => [nameOf(one), one])).values()];
    const shown = (one) => !one.disabled && one.checkVisibility();
    const tell = (one, ...events) => events.forEach((name) => one.dispatchEvent(new Event(name, { bubbles: true })));
    const answer = (one) => {
        if (["radio", "checkbox"].includes(one.type)) return one.click();
        if (one.type === "file") return;
        if (one.localName === "select") one.selectedIndex = one.options.length - 1;
        else if (one.type === "range") one.value = one.value === one.max ? one.min : one.max;
        else one.value = one.inputMode === "decimal" || one.type === "number" ? "2" : "bond";
        tell(one, "input", "change");
    };
    const ELSEWHERE = "[data-press], [type=submit], .live-page button, .book-notice button";
    const isHopeless = (root) => root.querySelector("[data-kind=unavailable], [data-kind=undrawn]")
        || (!("found" in root.dataset) && document.querySelector("#missing-parts")?.checkVisibility());
    document.addEventListener("click", (event) => event.target.closest?.("a[href*='.html']") && event.preventDefault());
    dispatchEvent(new PointerEvent("pointerdown"));
    for (const root of document.querySelectorAll("WIDGETS")) {
        root.scrollIntoView({ block: "center", behavior: "instant" });
        const ends = performance.now() + PATIENCE;
        while (root.matches("[data-widget]:not([data-live])") && performance.now() < ends && !isHopeless(root)) {
            tell(root, "focusin"); // what may wait until it is used
            await pause(25);
        }
        for (const fold of root.querySelectorAll("details:not(.builder__list *)")) fold.open = true;
        const controls = [...root.querySelectorAll("input:not([value='']), select, textarea")].filter(shown);
        for (const one of first(controls, (one) => one.name || one.outerHTML).reverse()) {
            answer(one);
            await null; // what follows from one act is done before the next
        }
        const buttons = [...root.querySelectorAll("button")].filter((one) => shown(one) && !one.matches(ELSEWHERE));
        for (const one of first(buttons, (one) => one.className + Object.entries(one.dataset).join()).slice(0, 30)) {
            if (one.isConnected && shown(one)) one.click();
            await null;
        }
        await pause(50);
    }
    for (const one of document.querySelectorAll(".bd-header-article button, .code-switch input")) {
        if (shown(one) && !one.matches("[data-press]")) one.click();
        for (const open of document.querySelectorAll("dialog[open]")) open.close();
    }
    await pause(400); // an explorer saves once its slider rests
}""".replace("WIDGETS", WIDGETS).replace("PATIENCE", str(PATIENCE))
"""Every control of a kind once: answered, moved, pressed; then the bar above the page. Nothing that leads elsewhere."""

/**
 * A term's definition stands beside it while a pointer, the keyboard or a tap is there; Escape takes it away.
 * Without this script, or in a browser that has no popovers, the term is a link to the glossary.
 */

/** Room between the term and its note, and around the note, in pixels. */
const GAP = 4;
/** Time in which a pointer may cross from the term to its note, in milliseconds. */
const PATIENCE = 250;

/**
 * Set the note under its term, or over it where there is more room, and within the window.
 * @param {HTMLElement} link
 * @param {HTMLElement} note
 */
function place(link, note) {
  const line = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const most = document.documentElement.clientWidth - width - GAP;
  const below = line.bottom + GAP;
  const fits = below + height <= innerHeight || line.top < innerHeight - line.bottom;
  note.style.left = `${scrollX + Math.max(GAP, Math.min(line.left, most))}px`;
  note.style.top = `${scrollY + (fits ? below : line.top - GAP - height)}px`;
}

/**
 * @param {HTMLElement} term
 */
function enliven(term) {
  const [link, note] = /** @type {HTMLElement[]} */ ([...term.children]);
  link.setAttribute("aria-describedby", note.id);
  const isOpen = () => note.matches(":popover-open");
  const show = () => {
    if (isOpen()) return;
    note.showPopover();
    place(link, note);
  };
  const hide = () => isOpen() && note.hidePopover();
  term.addEventListener("pointerenter", ({ pointerType }) => pointerType === "touch" || show());
  term.addEventListener("pointerleave", () => setTimeout(() => term.matches(":hover, :focus-within") || hide(), PATIENCE));
  link.addEventListener("focus", () => link.matches(":focus-visible") && show());
  term.addEventListener("focusout", ({ relatedTarget }) => term.contains(/** @type {Node | null} */ (relatedTarget)) || hide());
  link.addEventListener("click", (event) => {
    if (/** @type {PointerEvent} */ (event).pointerType !== "touch") return;
    event.preventDefault();
    show();
  });
}

if ("popover" in HTMLElement.prototype) {
  for (const term of document.querySelectorAll(".term")) enliven(/** @type {HTMLElement} */ (term));
}

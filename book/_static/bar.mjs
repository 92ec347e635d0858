/** The buttons of the bar: each says whether what it opens is open, and keeps the focus when it is pressed. */

const WIDE = matchMedia("(min-width: 992px)"); // where the theme's menu stands beside the text, and its button folds it away
const FOLDED = "pst-sidebar-hidden";

/** What a button opens, and what of it stands beside the text. */
const OPENED = [
  { buttons: ".primary-toggle", dialog: "#pst-primary-sidebar-modal", beside: "#pst-primary-sidebar" },
  { buttons: ".secondary-toggle", dialog: "#pst-secondary-sidebar-modal", beside: null },
  { buttons: ".search-button__button", dialog: "#pst-search-dialog", beside: null },
];

for (const { buttons, dialog, beside } of OPENED) {
  const opened = /** @type {HTMLDialogElement | null} */ (document.querySelector(dialog));
  const folded = beside ? document.querySelector(beside) : null;
  if (!opened) continue;
  const tell = () => {
    const isOpen = opened.open || (folded !== null && WIDE.matches && !folded.classList.contains(FOLDED));
    for (const button of document.querySelectorAll(buttons)) button.setAttribute("aria-expanded", String(isOpen));
  };
  const changes = new MutationObserver(tell);
  for (const part of [opened, folded]) if (part) changes.observe(part, { attributes: true, attributeFilter: ["open", "class"] });
  WIDE.addEventListener("change", tell);
  tell();
}

for (const list of document.querySelectorAll(".bd-header-article [popover]")) {
  const tell = () => document.querySelector(`[popovertarget="${list.id}"]`)?.setAttribute("aria-expanded", String(list.matches(":popover-open")));
  list.addEventListener("toggle", tell);
  tell();
}

// The theme takes the focus from a button that is pressed: a keyboard would be nowhere, and come back to nowhere on Escape.
const pressed = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".primary-toggle, .secondary-toggle, .search-button, .theme-switch-button"));
// And it gives the focus back once more after the reader has gone on to a place of the page, which must not move then.
for (const button of pressed) {
  button.blur = () => {};
  button.focus = () => HTMLElement.prototype.focus.call(button, { preventScroll: true });
}

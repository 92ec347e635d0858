/** What a widget tells its reader above itself, or in a place of its own. */

/**
 * Tell the reader something, with the actions that answer it. A notice of the same kind is replaced.
 * @param {HTMLElement} el  the widget
 * @param {string} kind
 * @param {string | (string | Node)[]} text
 * @param {{ label: string, run: () => void }[]} [actions]
 * @param {string} [slot]  where to show it, if not above the widget
 */
export function showNotice(el, kind, text, actions = [], slot = "notices") {
  dismissNotice(el, kind);
  const notice = document.createElement("p");
  notice.className = "book-notice";
  notice.dataset.kind = kind;
  notice.append(...[text].flat());
  for (const { label, run } of actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      dismissNotice(el, kind);
      run();
    });
    notice.append(" ", button);
  }
  el.querySelector(`[data-slot=${slot}]`)?.append(notice);
}

/**
 * Say in a widget what is true of all widgets of the page: once, where the reader is now.
 * @param {HTMLElement} el
 * @param {string} kind
 * @param {string} text
 */
export function showOnce(el, kind, text) {
  const told = [...document.querySelectorAll(`.book-notice[data-kind="${kind}"]`)].filter((notice) => notice.textContent === text);
  if (told.some((notice) => el.contains(notice))) return;
  for (const notice of told) notice.remove();
  showNotice(el, kind, text);
}

/**
 * Say an error in its place, or take it away and leave its room: nothing may move under a finger that is about to press.
 * @param {HTMLElement} place
 * @param {string} text
 */
export function showError(place, text) {
  if (text === place.textContent) return;
  place.style.minHeight = text === "" ? `${place.offsetHeight}px` : "";
  place.toggleAttribute("data-room", text === "");
  place.textContent = text;
}

/**
 * Take a notice away.
 * @param {HTMLElement} el
 * @param {string} kind
 */
export function dismissNotice(el, kind) {
  el.querySelector(`.book-notice[data-kind="${kind}"]`)?.remove();
}

/**
 * Tell the reader something, with the actions that answer it. A notice of the same kind is replaced.
 * @param {HTMLElement} el  the widget
 * @param {string} kind
 * @param {string} text
 * @param {{ label: string, run: () => void }[]} [actions]
 */
export function showNotice(el, kind, text, actions = []) {
  dismissNotice(el, kind);
  const notice = document.createElement("p");
  notice.className = "book-notice";
  notice.dataset.kind = kind;
  notice.append(text);
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
  el.querySelector("[data-slot=notices]")?.append(notice);
}

/**
 * Take a notice away.
 * @param {HTMLElement} el
 * @param {string} kind
 */
export function dismissNotice(el, kind) {
  el.querySelector(`[data-slot=notices] [data-kind="${kind}"]`)?.remove();
}

// Clicks the first goal item's radio until the shown score surely follows, then leaves in
// `window.firstAnswer` when it did, and how to see the score.
(() => {
  const FORM = '.inventory-form';
  const RADIO = `${FORM} input[type="radio"][name^="goal_"]`;
  const SCORE = '[data-subscale="goal"] [data-slot="score"]';
  const CLICKS_NEEDED = 2; // one might be the form coming to life by itself
  const PAUSE_MS = 500;

  let workedInARow = 0;
  let lastTry = -Infinity;
  /** @type {string | null} */
  let scoreBeforeClick = null;

  /** @param {Element | null} part @returns {string | null} */
  function scoreNear(part) {
    if (!part) return null;
    return part.querySelector(SCORE)?.textContent ?? scoreNear(part.parentElement);
  }

  // The form may be drawn anew at any time, so nothing is kept from frame to frame.
  function shownScore() {
    return scoreNear(document.querySelector(RADIO));
  }

  /** @param {Element} form */
  function bringIntoView(form) {
    const { top } = form.getBoundingClientRect();
    const seen = top >= 0 && top <= window.innerHeight / 2;
    if (!seen) form.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  // A mean is shown only when most of its items are answered.
  /** @param {Element} form */
  function fillGaps(form) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const radios = form.querySelectorAll('input[type="radio"][name^="goal_"]');
    for (const radio of radios) {
      if (!form.querySelector(`[name="${radio.name}"]:checked:not([value=""])`)) radio.click();
    }
  }

  /** @param {Element} form */
  function clickAnother(form) {
    /** @type {HTMLInputElement | null} */
    const other = form.querySelector(`${RADIO}:not(:checked)`);
    other?.click();
  }

  // Clicking costs the page time, so a form that says it is not live is asked seldom.
  /** @param {Element} form */
  function isDue(form) {
    const saysNotLive = form.closest('[data-widget]:not([data-live])') !== null;
    return workedInARow > 0 || !saysNotLive || performance.now() - lastTry >= PAUSE_MS;
  }

  /** @param {boolean} followed */
  function judge(followed) {
    workedInARow = followed ? workedInARow + 1 : 0;
    scoreBeforeClick = null;
  }

  /** @param {Element} form */
  function tryAnswer(form) {
    lastTry = performance.now();
    bringIntoView(form);
    fillGaps(form);
    const score = shownScore();
    clickAnother(form);
    if (shownScore() === score) {
      scoreBeforeClick = score; // judged in the next frame
    } else {
      workedInARow = CLICKS_NEEDED; // at once: nothing but the click can have done it
    }
  }

  function frame() {
    const form = document.querySelector(RADIO)?.closest(FORM);
    if (form && shownScore() !== null) {
      if (scoreBeforeClick !== null) judge(shownScore() !== scoreBeforeClick);
      if (isDue(form)) tryAnswer(form);
    }
    if (workedInARow < CLICKS_NEEDED) {
      requestAnimationFrame(frame);
    } else {
      const ms = performance.now();
      const answeredAt = performance.timeOrigin + ms;
      Object.assign(window, { firstAnswer: { ms, answeredAt, shownScore } });
    }
  }

  requestAnimationFrame(frame);
})();

// What the page was made with, and its parts.

/** The part of the page with an id. */
export const $ = (id) => document.getElementById(id);
export const { texts, kinds, presets, longest, usualLength } = JSON.parse($('settings').textContent);
export const isPressed = (id) => $(id).getAttribute('aria-pressed') === 'true';

/** What is usual is left out of the address. */
export const usual = {
  preset: 'poet',
  kind: 'rhymed',
  lines: usualLength,
  scheme: 'auto',
  meter: 'auto',
  further: '0',
};

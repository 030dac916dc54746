import { el } from './dom.ts';
import { tell } from './host.ts';
import { t } from './l10n.ts';

/** The line that says what is under way, and what came of it. */
export function createStatus() {
  const text = el('span', { 'aria-hidden': 'true' });
  // Told once: a reader that speaks would be held up by each step.
  const told = el('span', { class: 'told', role: 'status' });
  const cancel = el('button', { type: 'button', onclick: () => tell({ kind: 'cancel' }) }, t('Cancel'));
  const bar = el(
    'div',
    { class: 'status' },
    el('span', { class: 'moving', 'aria-hidden': 'true' }),
    text,
    cancel,
  );
  bar.hidden = true;
  return {
    element: el('div', { class: 'status-place' }, told, bar),
    busy(words: string, canCancel: boolean): void {
      if (bar.hidden) told.textContent = words;
      text.textContent = words;
      cancel.hidden = !canCancel;
      bar.hidden = false;
    },
    /** @param words tell what came of it, where somebody waits for that */
    idle(words = ''): void {
      told.textContent = bar.hidden ? '' : words;
      text.textContent = '';
      bar.hidden = true;
    },
  };
}

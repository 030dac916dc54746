import { el } from './dom.ts';
import { tell } from './host.ts';
import { t } from './l10n.ts';

/** The line that says what is under way. */
export function createStatus() {
  const text = el('span');
  const cancel = el('button', { type: 'button', onclick: () => tell({ kind: 'cancel' }) }, t('Cancel'));
  const element = el('div', { class: 'status', role: 'status' }, text, cancel);
  element.hidden = true;
  return {
    element,
    busy(words: string, canCancel: boolean): void {
      text.textContent = words;
      cancel.hidden = !canCancel;
      element.hidden = false;
    },
    idle(): void {
      text.textContent = '';
      element.hidden = true;
    },
  };
}

import type { Difference } from '../../../server/src/engine/message/compare/comparison.ts';
import { el } from '../dom.ts';
import { t } from '../l10n.ts';

/** How two things relate, as a sign and a word. */
export function differenceMark(difference: Difference): HTMLElement {
  const [sign, word] = {
    equal: ['=', t('the same')],
    changed: ['≠', t('differs')],
    left: ['←', t('left only')],
    right: ['→', t('right only')],
  }[difference] as [string, string];
  return el(
    'span',
    { class: `difference-mark ${difference}` },
    el('span', { 'aria-hidden': 'true' }, sign),
    word,
  );
}

import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';

/** Which of the two messages something is of. */
export type Side = 'left' | 'right';

/** The cell of a side in a table; where sides stand below each other, it says which one it is. */
export function sideCell(side: Side, ...content: Content[]): HTMLElement {
  return el('td', { class: side }, el('span', { class: 'side quiet' }, sideWord(side)), content);
}

/** The head of a table that compares: what, left, right, how they relate. */
export function sidesHead(what: string): HTMLElement {
  return el(
    'thead',
    {},
    el(
      'tr',
      {},
      [what, t('Left'), t('Right'), t('Difference')].map((name) => el('th', { scope: 'col' }, name)),
    ),
  );
}

export function sideWord(side: Side): string {
  return side === 'left' ? t('Left:') : t('Right:');
}

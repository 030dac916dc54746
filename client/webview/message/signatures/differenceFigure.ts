import { visibleOctets } from '../../../../server/src/engine/message/dkim/visibleOctets.ts';
import type { MarkedOctets, SignedDifference } from '../../../../server/src/engine/message/messageReport.ts';
import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import { stranger } from '../../stranger.ts';

/** What was signed above what is there, with the octets that differ marked. */
export function differenceFigure({ part, name, was, is }: SignedDifference): HTMLElement {
  return el(
    'figure',
    { class: 'difference' },
    el(
      'figcaption',
      {},
      part === 'body'
        ? t('Where the body differs')
        : [t('What differs in the field'), ' ', el('code', {}, stranger(name))],
    ),
    el(
      'dl',
      {},
      el('dt', {}, t('Signed')),
      el('dd', {}, was === null ? t('It was not there.') : octets(was, 'del')),
      el('dt', {}, t('Here')),
      el('dd', {}, is === null ? t('It is not there any more.') : octets(is, 'ins')),
    ),
  );
}

function octets({ pieces, before, after }: MarkedOctets, mark: 'del' | 'ins'): HTMLElement {
  const isEmpty = pieces.every(({ octets }) => octets === '');
  return el(
    'pre',
    { tabindex: '0', dir: 'ltr', 'aria-label': mark === 'del' ? t('As it was signed') : t('As it is here') },
    before > 0 && left(t('{0} octets before', before.toLocaleString())),
    isEmpty && el('span', { class: 'quiet' }, t('nothing')),
    pieces.map((piece) => {
      const shown = visibleOctets(piece.octets).map(({ text, isSign }) =>
        isSign ? el('span', { class: 'sign' }, text) : text,
      );
      return piece.differs ? el(mark, {}, shown) : el('span', {}, shown);
    }),
    after > 0 && left(t('{0} octets more', after.toLocaleString())),
  );
}

function left(words: string): HTMLElement {
  return el('span', { class: 'quiet left' }, `… ${words} …`);
}

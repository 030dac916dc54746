import type { ComparedHop, Comparison } from '../../../server/src/engine/message/compare/comparison.ts';
import type { Hop } from '../../../server/src/engine/message/messageReport.ts';
import { delayText } from '../../../server/src/engine/message/render/delay.ts';
import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';
import { revealButton } from '../revealButton.ts';
import { stranger } from '../stranger.ts';
import { differenceMark } from './differenceMark.ts';
import { type Side, sideCell, sidesHead, sideWord } from './sides.ts';

/** Rows that are shown: no message takes more steps for a reason. */
const MOST = 60;

/** The ways of both, step by step; corresponding steps beside each other. */
export function waysTable(
  { hops, transit }: Comparison,
  left: readonly Hop[],
  right: readonly Hop[],
  canReveal: boolean,
): Content {
  const cell = (side: Side, hop: Hop | undefined) =>
    hop === undefined
      ? sideCell(side, el('span', { class: 'quiet' }, t('no such step')))
      : sideCell(side, hopContent(hop, side, canReveal));
  return [
    el(
      'table',
      { class: 'compared ways' },
      el('caption', {}, t('The way of each, from the sender to the receiver')),
      sidesHead(t('Step')),
      el(
        'tbody',
        {},
        hops
          .slice(0, MOST)
          .map((row, i) =>
            el(
              'tr',
              { class: row.difference },
              el('th', { scope: 'row' }, String(i + 1)),
              cell('left', row.left === null ? undefined : left[row.left]),
              cell('right', row.right === null ? undefined : right[row.right]),
              el('td', {}, differenceMark(row.difference), differsWords(row)),
            ),
          ),
      ),
      el(
        'tfoot',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, t('In all')),
          sideCell('left', transitText(transit.left)),
          sideCell('right', transitText(transit.right)),
          el('td'),
        ),
      ),
    ),
    hops.length > MOST && el('p', { class: 'quiet' }, t('{0} more steps are not shown.', hops.length - MOST)),
  ];
}

function hopContent(hop: Hop, side: Side, canReveal: boolean): Content {
  const { from, helo, reverse, ip, by, delaySeconds, tls, with: protocol, isBoundary, field } = hop;
  const client = reverse ?? from ?? helo;
  return [
    el(
      'div',
      {},
      client === null ? t('an unnamed host') : stranger(client),
      ip !== null && ip !== client && [' ', el('span', { class: 'quiet' }, '[', stranger(ip), ']')],
      ' → ',
      by === null ? t('an unnamed host') : stranger(by),
    ),
    el(
      'div',
      { class: 'quiet' },
      [
        ...(delaySeconds === null ? [] : [t('after {0}', delayText(delaySeconds))]),
        ...(tls !== null ? [tls.version ?? 'TLS'] : protocol === null ? [] : [t('no TLS noted')]),
        ...(isBoundary ? [t('came in from outside here')] : []),
      ].join(', '),
    ),
    revealButton({ canReveal }, field, { side, name: `${sideWord(side)} ${by ?? ''}` }),
  ];
}

function differsWords({ differs }: ComparedHop): Content {
  const words = { host: t('host'), address: t('address'), encryption: t('encryption'), delay: t('delay') };
  return differs.length > 0 && el('div', { class: 'quiet' }, differs.map((each) => words[each]).join(', '));
}

function transitText(seconds: number | null): string {
  return seconds === null ? t('time not known') : delayText(seconds);
}

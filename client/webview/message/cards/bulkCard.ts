import type { Requirement } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { stateMark } from '../../stateMark.ts';
import { stranger } from '../../stranger.ts';
import { card } from './card.ts';

const ORDER: readonly Requirement['status'][] = ['missed', 'unknown', 'met', 'notNeeded'];

/** What large receivers require of bulk senders; nothing for a bounce, which nobody sends in bulk. */
export function bulkCard({ analysis: { report } }: ShownMessage<PlacedReport>): HTMLElement | undefined {
  const { bulk, dsn } = report;
  if (dsn !== null || bulk.length === 0) return undefined;
  const count = (status: Requirement['status']) => bulk.filter((each) => each.status === status).length;
  const [missed, unknown, met] = [count('missed'), count('unknown'), count('met')];
  return card({
    id: 'bulk',
    name: t('Bulk senders'),
    mark:
      missed > 0
        ? stateMark('bad', t('{0} missed', missed))
        : unknown > 0
          ? stateMark('unknown', t('{0} not known', unknown))
          : stateMark('good', t('all met')),
    reason: t(
      'Of what large receivers require of bulk senders: {0} met, {1} missed, {2} not known.',
      met,
      missed,
      unknown,
    ),
    facts: el(
      'ul',
      { class: 'plain' },
      bulk.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)).map(requirementItem),
    ),
  });
}

function requirementItem({ status, title, why, by, source }: Requirement): HTMLElement {
  return el(
    'li',
    {},
    statusMark(status),
    ' ',
    el('strong', {}, stranger(title)),
    el('p', {}, stranger(why)),
    el(
      'p',
      { class: 'quiet' },
      t('Required by {0}:', by.join(', ')),
      ' ',
      /^https:\/\//.test(source) ? el('a', { href: source }, source.slice('https://'.length)) : source,
    ),
  );
}

function statusMark(status: Requirement['status']): HTMLElement {
  switch (status) {
    case 'met':
      return stateMark('good', t('met'));
    case 'missed':
      return stateMark('bad', t('missed'));
    case 'unknown':
      return stateMark('unknown', t('not known'));
    case 'notNeeded':
      return stateMark('quiet', t('not needed'));
  }
}

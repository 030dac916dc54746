import type { ReportFilter } from '../../../server/src/engine/reports/overview/reportFilter.ts';
import type {
  DomainOverview,
  ReportOverview,
} from '../../../server/src/engine/reports/overview/reportOverview.ts';
import type {
  Alignment,
  Counts,
  MessageSelection,
} from '../../../server/src/engine/reports/overview/selectMessages.ts';
import type { NextStep } from '../../../server/src/engine/reports/summary/policyStep.ts';
import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';
import { stateMark } from '../stateMark.ts';
import { stranger } from '../stranger.ts';
import { dataTable } from './dataTable.ts';
import { namesText } from './namesText.ts';
import { numberText, shareMark } from './outcomeWords.ts';

/** The domains whose policy was applied, and what the policy may become. */
export function domainSection(
  { domains }: ReportOverview,
  { domains: counted }: MessageSelection,
  { onlyFailing }: ReportFilter,
): Content {
  if (counted.length === 0) return undefined;
  return el(
    'section',
    { 'aria-labelledby': 'domains' },
    el('h2', { id: 'domains' }, t('By domain')),
    dataTable<DomainOverview & Counts>({
      caption: t('Domains, their policies, and the next step'),
      columns: [
        {
          title: t('Domain'),
          cell: ({ domain }) => (domain === '' ? t('without a domain') : stranger(domain)),
        },
        { title: t('Policy'), cell: ({ policy }) => el('code', {}, stranger(policyText(policy))) },
        { title: t('Messages'), isNumber: true, cell: ({ messages }) => numberText(messages) },
        !onlyFailing && {
          title: t('Pass DMARC'),
          cell: ({ messages, passed }) => shareMark(passed, messages),
        },
        { title: t('Next step'), cell: ({ nextStep }) => stepText(nextStep) },
        { title: t('Reported by'), cell: ({ reporters }) => namesText(reporters.items, reporters.all) },
      ],
      rows: counted.flatMap((counts) => {
        const domain = domains[counts.index];
        return domain === undefined ? [] : { ...domain, ...counts };
      }),
    }),
  );
}

function policyText({ p, sp, np, adkim, aspf, pct, testing }: DomainOverview['policy']): string {
  const tags = { p, sp, np, adkim, aspf, pct: pct === 100 ? null : pct, t: testing === 'y' ? 'y' : null };
  return Object.entries(tags)
    .flatMap(([tag, value]) => (value === null ? [] : `${tag}=${value}`))
    .join('; ');
}

function stepText({ state, advice }: NextStep): Content {
  return [stepMark(state), ' ', advice];
}

function stepMark(state: NextStep['state']): HTMLElement {
  switch (state) {
    case 'ready':
      return stateMark('good', t('Ready'));
    case 'done':
      return stateMark('good', t('Done'));
    case 'mend':
      return stateMark('doubtful', t('Mend first'));
    case 'wait':
      return stateMark('quiet', t('Wait'));
  }
}

/** What vouched for messages, and what receivers did with them. */
export function alignmentSection({ alignment, total }: MessageSelection): Content {
  if (total.messages === 0) return undefined;
  const rows = (Object.keys(alignment) as Alignment[]).map((by) => ({ by, ...alignment[by] }));
  return el(
    'section',
    { 'aria-labelledby': 'alignment' },
    el('h2', { id: 'alignment' }, t('By alignment')),
    el(
      'p',
      { class: 'quiet' },
      t('DMARC passes where DKIM or SPF passes for a domain that is aligned with that in From.'),
    ),
    dataTable({
      caption: t('What vouches for messages, and what receivers did with them'),
      columns: [
        { title: t('Aligned'), cell: ({ by }) => alignmentMark(by) },
        { title: t('Messages'), isNumber: true, cell: ({ messages }) => numberText(messages) },
        {
          title: t('Let in'),
          isNumber: true,
          cell: ({ messages, quarantined, rejected }) => numberText(messages - quarantined - rejected),
        },
        { title: t('Quarantined'), isNumber: true, cell: ({ quarantined }) => numberText(quarantined) },
        { title: t('Rejected'), isNumber: true, cell: ({ rejected }) => numberText(rejected) },
      ],
      rows,
    }),
  );
}

function alignmentMark(by: Alignment): HTMLElement {
  switch (by) {
    case 'both':
      return stateMark('good', t('DKIM and SPF'));
    case 'dkim':
      return stateMark('good', t('DKIM alone'));
    case 'spf':
      return stateMark('doubtful', t('SPF alone: it fails when the message is forwarded'));
    case 'neither':
      return stateMark('bad', t('Neither'));
  }
}

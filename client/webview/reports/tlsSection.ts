import type { ReportFilter } from '../../../server/src/engine/reports/overview/reportFilter.ts';
import type { ReportOverview } from '../../../server/src/engine/reports/overview/reportOverview.ts';
import type { TlsResultCounts, TlsSelection } from '../../../server/src/engine/reports/overview/selectTls.ts';
import type { TimeBin } from '../../../server/src/engine/reports/overview/timeBins.ts';
import { grouped } from '../../../server/src/engine/reports/summary/wording.ts';
import { TLS_RESULTS } from '../../../server/src/engine/reports/tls/tlsResults.ts';
import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';
import { stranger } from '../stranger.ts';
import { dataTable } from './dataTable.ts';
import { daySection } from './daySection.ts';
import { namesText } from './namesText.ts';
import { numberText, shareMark } from './outcomeWords.ts';

/** Whether senders could connect with TLS: over time, by policy, and by what went wrong. */
export function tlsSection(
  { tlsReports, tls: table }: ReportOverview,
  tls: TlsSelection,
  filter: ReportFilter,
  chosen: (bin: TimeBin) => void,
): Content {
  if (tlsReports === 0) return undefined;
  const { policies, results, days, successful, failed } = tls;
  const { onlyFailing } = filter;
  return el(
    'section',
    { 'aria-labelledby': 'tls' },
    el('h2', { id: 'tls' }, t('TLS')),
    el(
      'p',
      {},
      onlyFailing
        ? t('{0} sessions failed.', grouped(failed))
        : t('{0} sessions went well, {1} failed.', grouped(successful), grouped(failed)),
      filter.source.trim() !== '' && ` ${t('The filter by source does not concern sessions.')}`,
      table.others > 0 && ` ${t('{0} more are not shown: choose fewer reports.', grouped(table.others))}`,
    ),
    daySection(
      days,
      {
        label: t('Sessions over time: {0} went well, {1} failed', grouped(successful), grouped(failed)),
        caption: t('Sessions over time'),
        counted: t('Sessions'),
        passed: t('Went well'),
        failed: t('Failed'),
        share: onlyFailing ? undefined : t('Share that went well'),
      },
      chosen,
    ),
    policies.length > 0 &&
      dataTable({
        caption: t('Sessions by domain and policy'),
        columns: [
          { title: t('Domain'), cell: ({ domain }) => stranger(domain) },
          { title: t('Policy'), cell: ({ type }) => policyName(type) },
          !onlyFailing && {
            title: t('Went well'),
            isNumber: true,
            cell: (row) => numberText(row.successful),
          },
          { title: t('Failed'), isNumber: true, cell: (row) => numberText(row.failed) },
          !onlyFailing && {
            title: t('Share that went well'),
            cell: (row) => shareMark(row.successful, row.successful + row.failed),
          },
        ],
        rows: policies,
      }),
    results.length > 0 &&
      dataTable<TlsResultCounts>({
        caption: t('What went wrong, and what to do'),
        columns: [
          { title: t('Failure'), cell: ({ result }) => el('code', {}, stranger(result)) },
          { title: t('Domain'), cell: ({ domain }) => stranger(domain) },
          { title: t('Policy'), cell: ({ type }) => policyName(type) },
          { title: t('Sessions'), isNumber: true, cell: ({ sessions }) => numberText(sessions) },
          { title: t('Servers'), cell: ({ servers }) => (servers.length > 0 ? namesText(servers) : '–') },
          { title: t('What it means'), cell: meaning },
        ],
        rows: results,
      }),
  );
}

function policyName(type: string): Content {
  switch (type) {
    case 'sts':
      return 'MTA-STS';
    case 'tlsa':
      return 'DANE (TLSA)';
    case 'no-policy-found':
      return t('none found');
    default:
      return type === '' ? t('not told') : stranger(type);
  }
}

function meaning({ result, domain, reasons }: TlsResultCounts): Content {
  const known = Object.hasOwn(TLS_RESULTS, result) ? TLS_RESULTS[result] : undefined;
  return [
    known === undefined
      ? t('This kind is not known.')
      : [known.meaning, ' ', stranger(known.advice.replace('DOMAIN', domain))],
    reasons.length > 0 && [' ', t('Given as the reason:'), ' ', namesText(reasons)],
  ];
}

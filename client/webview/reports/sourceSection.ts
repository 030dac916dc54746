import type { SourceFacts } from '../../../server/src/engine/reports/overview/messageTable.ts';
import type { ReportFilter } from '../../../server/src/engine/reports/overview/reportFilter.ts';
import type { ReportOverview } from '../../../server/src/engine/reports/overview/reportOverview.ts';
import type {
  MessageSelection,
  SourceCounts,
} from '../../../server/src/engine/reports/overview/selectMessages.ts';
import type { CountedResult } from '../../../server/src/engine/reports/summary/reportSummary.ts';
import { grouped } from '../../../server/src/engine/reports/summary/wording.ts';
import { type Content, el } from '../dom.ts';
import { factList } from '../factList.ts';
import { t } from '../l10n.ts';
import { resultMark } from '../resultMark.ts';
import { stranger } from '../stranger.ts';
import { dataTable } from './dataTable.ts';
import { namesText } from './namesText.ts';
import { numberText, shareMark } from './outcomeWords.ts';

interface Row extends SourceCounts {
  /** Missing for the sources that are too many. */
  readonly facts: SourceFacts | undefined;
  readonly days: Content;
}

/** What each address sent, and what vouched for it. */
export function sourceSection(
  { messages: table }: ReportOverview,
  { sources }: MessageSelection,
  { onlyFailing }: ReportFilter,
): Content {
  if (sources.length === 0) return undefined;
  const rows = sources.map((counts) => ({
    ...counts,
    facts: table.sources[counts.index],
    days: periodText(table.days[counts.first], table.days[counts.last]),
  }));
  return el(
    'section',
    { 'aria-labelledby': 'sources' },
    el('h2', { id: 'sources' }, t('By source')),
    el(
      'p',
      { class: 'quiet' },
      t('A source is named after a service where that service’s domain passed SPF or DKIM.'),
    ),
    dataTable<Row>({
      caption: t('Sources of messages'),
      columns: [
        {
          title: t('Source'),
          cell: ({ facts }) => sourceName(facts, table.otherSources),
        },
        {
          title: t('Messages'),
          isNumber: true,
          cell: ({ messages }) => numberText(messages),
          sortBy: ({ messages }) => messages,
        },
        !onlyFailing && {
          title: t('Fail'),
          isNumber: true,
          cell: ({ messages, passed }) => numberText(messages - passed),
          sortBy: ({ messages, passed }) => messages - passed,
        },
        !onlyFailing && {
          title: t('Pass DMARC'),
          cell: ({ messages, passed }) => shareMark(passed, messages),
        },
        !onlyFailing && { title: t('DKIM aligned'), cell: ({ messages, dkim }) => shareMark(dkim, messages) },
        !onlyFailing && { title: t('SPF aligned'), cell: ({ messages, spf }) => shareMark(spf, messages) },
        {
          title: t('Kept out'),
          isNumber: true,
          cell: ({ quarantined, rejected }) => numberText(quarantined + rejected),
          sortBy: ({ quarantined, rejected }) => quarantined + rejected,
        },
        { title: t('Days'), cell: ({ days }) => days },
      ],
      rows,
      details: sourceDetails,
      keyOf: ({ facts }) => facts?.ip ?? '',
    }),
  );
}

function sourceName(facts: SourceFacts | undefined, others: number): Content {
  if (facts === undefined) return t('{0} other sources', grouped(others));
  const { ip, organization } = facts;
  return [stranger(ip), organization !== null && el('span', { class: 'service' }, organization)];
}

function periodText(first: string | undefined, last: string | undefined): Content {
  if (first === undefined || last === undefined) return t('not known');
  const day = (text: string) => el('span', { class: 'day' }, text);
  return first === last ? day(first) : [day(first), ' – ', day(last)];
}

function sourceDetails({ facts, quarantined, rejected, messages }: Row): Content {
  if (facts === undefined)
    return el('p', {}, t('They are those with the fewest messages. Choose fewer reports to see each.'));
  const { domains, reporters, reasons, dkim, spf } = facts;
  const pairs: readonly (readonly [string, Content])[] = [
    [
      t('What receivers did'),
      t(
        '{0} let in, {1} quarantined, {2} rejected',
        grouped(messages - quarantined - rejected),
        grouped(quarantined),
        grouped(rejected),
      ),
    ],
    [t('Domains in From'), namesText(domains, domains.length, 10)],
    [t('DKIM'), dkim.length === 0 ? t('no signature') : results(dkim)],
    [t('SPF'), spf.length === 0 ? t('not told') : results(spf)],
    [t('Policy not followed'), Object.keys(reasons).length > 0 ? reasonList(reasons) : undefined],
    [t('Reported by'), namesText(reporters, reporters.length, 10)],
  ];
  return [
    factList(pairs),
    el(
      'p',
      { class: 'quiet' },
      t('Results, domains and reporters are those of all reports, whatever the filter.'),
    ),
  ];
}

function results(all: readonly CountedResult[]): Content {
  return el(
    'ul',
    { class: 'results' },
    all.map(({ domain, selector, result, messages }) =>
      el(
        'li',
        {},
        resultMark(result),
        ' ',
        domain === '' ? t('no domain') : stranger(domain),
        selector !== null && [` (${t('selector')} `, stranger(selector), ')'],
        `: ${grouped(messages)}`,
      ),
    ),
  );
}

function reasonList(reasons: Readonly<Record<string, number>>): Content {
  return el(
    'ul',
    { class: 'results' },
    Object.entries(reasons).map(([reason, messages]) =>
      el('li', {}, el('code', {}, stranger(reason)), `: ${grouped(messages)}`),
    ),
  );
}

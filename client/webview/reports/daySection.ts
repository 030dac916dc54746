import { type TimeBin, timeBins } from '../../../server/src/engine/reports/overview/timeBins.ts';
import type { Day } from '../../../server/src/engine/reports/summary/reportSummary.ts';
import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';
import { dataTable } from './dataTable.ts';
import { type ChartWords, dayChart, spanText } from './dayChart.ts';
import { numberText, shareMark } from './outcomeWords.ts';

/** Bars that a chart has at most. */
const MOST = 90;

export interface DayWords extends ChartWords {
  /** What is counted. */
  readonly counted: string;
  /** Left out where only what fails is counted. */
  readonly share: string | undefined;
  readonly caption: string;
}

/**
 * Days as a chart, and as a table that says the same.
 *
 * @param chosen is told the days that are to be looked at
 */
export function daySection(days: readonly Day[], words: DayWords, chosen: (bin: TimeBin) => void): Content {
  const { share } = words;
  const bins = timeBins(days, MOST);
  if (bins.length === 0) return undefined;
  const rows = bins.filter(({ messages }) => messages > 0);
  const table = dataTable<TimeBin>({
    caption: words.caption,
    columns: [
      {
        title: t('Time'),
        cell: (bin) =>
          el(
            'button',
            {
              type: 'button',
              class: 'link',
              title: t('Show only these days'),
              onclick: () => chosen(bin),
            },
            spanText(bin),
          ),
      },
      { title: words.counted, isNumber: true, cell: ({ messages }) => numberText(messages) },
      share !== undefined && {
        title: words.passed,
        isNumber: true,
        cell: ({ passed }) => numberText(passed),
      },
      {
        title: words.failed,
        isNumber: true,
        cell: ({ messages, passed }) => numberText(messages - passed),
        sortBy: ({ messages, passed }) => messages - passed,
      },
      share !== undefined && { title: share, cell: ({ messages, passed }) => shareMark(passed, messages) },
    ],
    rows,
  });
  return [
    dayChart(bins, words, chosen),
    el('details', { class: 'as-table' }, el('summary', {}, t('The same as a table')), table),
  ];
}

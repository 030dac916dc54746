import {
  isDayIn,
  isDomainIn,
  isSourceIn,
  type ReportFilter,
} from '../../../server/src/engine/reports/overview/reportFilter.ts';
import type {
  FailureItem,
  ReportOverview,
} from '../../../server/src/engine/reports/overview/reportOverview.ts';
import { grouped } from '../../../server/src/engine/reports/summary/wording.ts';
import { type Content, el } from '../dom.ts';
import { t } from '../l10n.ts';
import { stranger } from '../stranger.ts';
import { timeText } from '../timeText.ts';
import { dataTable } from './dataTable.ts';
import { numberText } from './outcomeWords.ts';

/** Messages that receivers told of one by one. */
export function failureSection({ failures }: ReportOverview, filter: ReportFilter): Content {
  if (failures.all === 0) return undefined;
  const rows = failures.items.filter(
    ({ day, domain, ip, from, reporter }) =>
      isDayIn(day, filter) && isDomainIn(domain, filter) && isSourceIn([ip, domain, from, reporter], filter),
  );
  return el(
    'section',
    { 'aria-labelledby': 'failures' },
    el('h2', { id: 'failures' }, t('Failure reports')),
    failures.all > failures.items.length &&
      el(
        'p',
        {},
        t('The newest {0} of {1} are here.', grouped(failures.items.length), grouped(failures.all)),
      ),
    rows.length === 0
      ? el('p', {}, t('None of {0} is left by the filter.', grouped(failures.items.length)))
      : dataTable<FailureItem>({
          caption: t('Messages that failed, the newest first'),
          columns: [
            { title: t('Arrived'), cell: ({ arrivalDate }) => arrivalText(arrivalDate) },
            { title: t('Domain'), cell: ({ domain }) => orDash(domain) },
            { title: t('Source'), cell: ({ ip }) => orDash(ip) },
            { title: t('What failed'), cell: ({ authFailure }) => orDash(authFailure) },
            { title: t('What was done'), cell: ({ deliveryResult }) => orDash(deliveryResult) },
            { title: t('Messages'), isNumber: true, cell: ({ incidents }) => numberText(incidents) },
            { title: t('Subject'), cell: ({ subject }) => orDash(subject) },
            { title: t('Reported by'), cell: ({ reporter }) => orDash(reporter) },
          ],
          rows,
        }),
  );
}

function arrivalText(date: string | null): Content {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? orDash(date) : timeText(time);
}

function orDash(text: string | null): Content {
  return text === null || text === '' ? '–' : stranger(text);
}

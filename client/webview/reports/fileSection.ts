import type { Listed, ReportOverview } from '../../../server/src/engine/reports/overview/reportOverview.ts';
import { grouped } from '../../../server/src/engine/reports/summary/wording.ts';
import { type Content, el } from '../dom.ts';
import { growingList } from '../growingList.ts';
import { t } from '../l10n.ts';
import { stranger } from '../stranger.ts';

/** What was wrong with files: what is no report, what is understood all the same, what was there twice. */
export function fileSection({ refused, notes, duplicates }: ReportOverview): Content {
  if (refused.all + notes.all + duplicates.all === 0) return undefined;
  return el(
    'section',
    { class: 'files', 'aria-labelledby': 'files' },
    el('h2', { id: 'files' }, t('Files')),
    part(t('Not read'), refused, ({ file, reason }) => [stranger(file), ': ', stranger(reason)]),
    part(t('Wrong in reports, but understood'), notes, ({ file, line, column, message, count }) => [
      stranger(file),
      line !== undefined && `:${line}:${column}`,
      ': ',
      stranger(message),
      count !== undefined && ` ${t('({0} times)', count)}`,
    ]),
    part(t('There twice, counted once'), duplicates, ({ file, sameAs }) => [
      stranger(file),
      ` ${t('is the same as')} `,
      stranger(sameAs),
    ]),
  );
}

function part<T>(title: string, { items, all }: Listed<T>, contentOf: (item: T) => Content): Content {
  if (all === 0) return undefined;
  return el(
    'details',
    {},
    el('summary', {}, `${title} (${grouped(all)})`),
    growingList(items, (item) => el('li', {}, contentOf(item))).element,
    all > items.length && el('p', {}, t('The first {0} are here.', grouped(items.length))),
  );
}

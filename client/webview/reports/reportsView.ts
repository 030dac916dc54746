import { overviewMarkdown } from '../../../server/src/engine/reports/overview/overviewMarkdown.ts';
import { NO_FILTER, type ReportFilter } from '../../../server/src/engine/reports/overview/reportFilter.ts';
import type { ReportOverview } from '../../../server/src/engine/reports/overview/reportOverview.ts';
import {
  type MessageSelection,
  selectMessages,
} from '../../../server/src/engine/reports/overview/selectMessages.ts';
import { selectTls } from '../../../server/src/engine/reports/overview/selectTls.ts';
import type { TimeBin } from '../../../server/src/engine/reports/overview/timeBins.ts';
import { grouped, percent } from '../../../server/src/engine/reports/summary/wording.ts';
import { append, type Content, el } from '../dom.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import type { Shown } from '../shown.ts';
import { daySection } from './daySection.ts';
import { failureSection } from './failureSection.ts';
import { fileSection } from './fileSection.ts';
import { filterForm } from './filterForm.ts';
import { keepFilter, keptFilter } from './keptFilter.ts';
import { alignmentSection, domainSection } from './messageSections.ts';
import { opening } from './opening.ts';
import { sourceSection } from './sourceSection.ts';
import { tlsSection } from './tlsSection.ts';

/**
 * What many reports say together. A filter acts on all that stands below it.
 *
 * @param at when they were read, in milliseconds since 1970 UTC
 */
export function reportsView(overview: ReportOverview, at: number): Shown {
  const { messages, tls, from, to } = overview;
  const results = el('div', { class: 'filtered' });
  const domains = new Set([...messages.domains, ...tls.sessions.map(({ domain }) => domain)]);
  for (const { domain } of overview.failures.items) domains.add(domain);
  let frame = 0;
  const form = filterForm(keptFilter(), [...domains], { from, to }, () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      keepFilter(form.filter);
      draw();
    });
  });
  const chosen = (bin: TimeBin) => form.set({ from: bin.from, to: bin.to });
  const draw = () => {
    const { filter } = form;
    const selected = selectMessages(messages, filter);
    const content: Content = [
      messageSection(selected, filter, chosen),
      domainSection(overview, selected, filter),
      sourceSection(overview, selected, filter),
      alignmentSection(selected),
      failureSection(overview, filter),
      tlsSection(overview, selectTls(tls, filter), filter, chosen),
    ];
    results.replaceChildren();
    append(results, content);
    form.announce(leftText(selected, overview, filter));
  };
  draw();
  const copied = () =>
    tell({ kind: 'copy', text: overviewMarkdown(overview, form.filter), what: t('Reports as Markdown') });
  const all = selectMessages(messages, NO_FILTER);
  const count = overview.aggregateReports + overview.failureReports + overview.tlsReports;
  const element = el(
    'main',
    { class: 'reports' },
    opening(overview, all, selectTls(tls, NO_FILTER), at, copied, ({ source, domain }) =>
      form.set(source === undefined ? { domain: domain ?? '' } : { source }),
    ),
    count > 0 && [form.element, results],
    fileSection(overview),
  );
  return { element };
}

function messageSection(
  selected: MessageSelection,
  { onlyFailing }: ReportFilter,
  chosen: (bin: TimeBin) => void,
): Content {
  const { total, days, undated } = selected;
  if (total.messages === 0) return undefined;
  const failed = total.messages - total.passed;
  return el(
    'section',
    { 'aria-labelledby': 'messages' },
    el('h2', { id: 'messages' }, t('Messages over time')),
    daySection(
      days,
      {
        label: t('Messages over time: {0} pass DMARC, {1} fail', grouped(total.passed), grouped(failed)),
        caption: t('Messages over time'),
        counted: t('Messages'),
        passed: t('Pass DMARC'),
        failed: t('Fail'),
        share: onlyFailing ? undefined : t('Share that passes'),
      },
      chosen,
    ),
    undated > 0 &&
      el('p', {}, t('{0} messages are of reports that do not say when they were.', grouped(undated))),
  );
}

/** What the filter leaves, in a sentence. */
function leftText(
  { total, sources }: MessageSelection,
  { aggregateReports }: ReportOverview,
  { onlyFailing }: ReportFilter,
): string {
  if (aggregateReports === 0) return '';
  if (total.messages === 0) return t('No message is left by the filter.');
  const from =
    sources.length === 1
      ? t('{0} messages of 1 source', grouped(total.messages))
      : t('{0} messages of {1} sources', grouped(total.messages), grouped(sources.length));
  return onlyFailing
    ? t('{0}, which all fail DMARC.', from)
    : t('{0}, of which {1} pass DMARC.', from, percent(total.passed / total.messages));
}

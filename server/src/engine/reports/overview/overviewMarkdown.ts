import { inert, markdownTable } from '../markdownTable.ts';
import { counted, grouped, percent, sourceName } from '../summary/wording.ts';
import type { ReportFilter } from './reportFilter.ts';
import type { ReportOverview } from './reportOverview.ts';
import { selectMessages } from './selectMessages.ts';
import { selectTls } from './selectTls.ts';

/** Rows of a table: a ticket is read by people. */
const MOST = 25;

/** What a filter leaves of many reports as Markdown, to put into a ticket or a mail. */
export function overviewMarkdown(overview: ReportOverview, filter: ReportFilter): string {
  return [...parts(overview, filter)].join('');
}

function* parts(overview: ReportOverview, filter: ReportFilter): Generator<string> {
  const { total, sources, days, domains } = selectMessages(overview.messages, filter);
  const { policies } = selectTls(overview.tls, filter);
  const { from, to } = overview;
  const period = from === null ? '' : from === to ? ` of ${from}` : ` of ${from} to ${to}`;
  const { aggregateReports, failureReports, tlsReports } = overview;
  yield `# Mail reports\n\n${counted(aggregateReports + failureReports + tlsReports, 'report')}${period}.`;
  const limits = filterText(filter);
  if (limits !== '') yield ` Only: ${inert(limits)}.`;
  if (total.messages > 0)
    yield ` ${counted(total.messages, 'message')}, ${percent(total.passed / total.messages)} pass DMARC.`;
  yield '\n';
  if (overview.findings.length > 0 && limits === '') {
    yield '\n## What to do\n\n';
    for (const { severity, message } of overview.findings) yield `- **${severity}**: ${inert(message)}\n`;
  }
  if (domains.length > 0) {
    yield '\n## Domains\n\n';
    const rows = domains.slice(0, MOST).map(({ index, messages, passed }) => {
      const domain = overview.domains[index];
      const policy = domain?.policy.p ?? 'not told';
      return [
        domain?.domain ?? '',
        policy,
        grouped(messages),
        percent(passed / messages),
        domain?.nextStep.advice ?? '',
      ];
    });
    yield* markdownTable(['domain', 'policy', 'messages', 'DMARC', 'next step'], rows);
    yield more(domains.length, 'domain');
  }
  if (sources.length > 0) {
    yield '\n## Sources\n\n';
    const rows = sources
      .slice(0, MOST)
      .map(({ index, messages, passed, dkim, spf, quarantined, rejected }) => {
        const facts = overview.messages.sources[index];
        const name = facts === undefined ? `${overview.messages.otherSources} others` : sourceName(facts);
        const shares = [passed, dkim, spf].map((part) => percent(part / messages));
        return [name, grouped(messages), ...shares, grouped(quarantined + rejected)];
      });
    yield* markdownTable(['source', 'messages', 'DMARC', 'DKIM', 'SPF', 'kept out'], rows);
    yield more(sources.length, 'source');
  }
  if (days.length > 0) {
    yield '\n## Days\n\n';
    const rows = days
      .slice(-MOST)
      .map(({ day, messages, passed }) => [day, grouped(messages), percent(passed / messages)]);
    yield* markdownTable(['day', 'messages', 'DMARC'], rows);
    yield more(days.length, 'day');
  }
  if (policies.length > 0) {
    yield '\n## TLS\n\n';
    const rows = policies
      .slice(0, MOST)
      .map(({ domain, type, successful, failed }) => [domain, type, grouped(successful), grouped(failed)]);
    yield* markdownTable(['domain', 'policy', 'sessions that went well', 'failed'], rows);
    yield more(policies.length, 'policy', 'policies');
  }
}

/** What is left out, in words; empty where nothing is. */
function filterText({ domain, source, from, to, onlyFailing }: ReportFilter): string {
  return [
    domain !== '' ? `domain ${domain}` : '',
    source.trim() !== '' ? `source "${source.trim()}"` : '',
    from !== '' ? `from ${from}` : '',
    to !== '' ? `to ${to}` : '',
    onlyFailing ? 'what fails' : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
}

function more(count: number, one: string, many = `${one}s`): string {
  return count > MOST ? `\nAnd ${grouped(count - MOST)} more ${count - MOST === 1 ? one : many}.\n` : '';
}

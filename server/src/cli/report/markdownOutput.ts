import { inert, markdownTable } from '../../engine/reports/markdownTable.ts';
import type { Report } from '../../engine/reports/report.ts';
import type { ReportSummary } from '../../engine/reports/summary/reportSummary.ts';
import { counted, grouped, percent } from '../../engine/reports/summary/wording.ts';
import { noteLines, passText, policyText, reportsText, SOURCE_COLUMNS, sourceCells } from './rows.ts';

/** A summary as Markdown, to put into a ticket or a mail. What reports say is text there, and never markup. */
export function* markdownOutput(
  reports: readonly Report[],
  summary: ReportSummary,
  most: number,
): Generator<string> {
  yield `# Mail reports\n\n${reportsText(summary)}\n`;
  for (const domain of summary.domains) {
    yield `\n## ${inert(domain.domain || 'without a domain')}\n\n`;
    yield `- Policy: ${inert(policyText(domain))}\n- ${passText(domain)}\n- Reported by ${inert(domain.reporters.join(', '))}\n`;
  }
  if (summary.sources.length > 0) {
    yield '\n## Sources\n\n';
    yield* markdownTable(SOURCE_COLUMNS, summary.sources.slice(0, most).map(sourceCells));
    yield more(summary.sources.length, most, 'source');
  }
  if (summary.days.length > 0) {
    yield '\n## Days\n\n';
    const rows = summary.days
      .slice(-most)
      .map(({ day, messages, passed }) => [day, grouped(messages), percent(passed / messages)]);
    yield* markdownTable(['day', 'messages', 'DMARC'], rows);
    yield more(summary.days.length, most, 'day');
  }
  if (summary.failures.length > 0) {
    yield '\n## Failure reports\n\n';
    const rows = summary.failures
      .slice(0, most)
      .map(({ domain, ip, incidents, newest, subject }) => [
        domain,
        ip,
        grouped(incidents),
        newest ?? '',
        subject ?? '',
      ]);
    yield* markdownTable(['domain', 'source', 'messages', 'newest', 'subject'], rows);
    yield more(summary.failures.length, most, 'source');
  }
  if (summary.tls.length > 0) {
    yield '\n## TLS\n\n';
    const rows = summary.tls.map(({ domain, policyTypes, successful, failed }) => [
      domain,
      policyTypes.join(', '),
      grouped(successful),
      grouped(failed),
    ]);
    yield* markdownTable(['domain', 'policy', 'sessions that went well', 'failed'], rows);
  }
  if (summary.findings.length > 0) {
    yield '\n## Worth a look\n\n';
    for (const { severity, message } of summary.findings) yield `- **${severity}**: ${inert(message)}\n`;
  }
  const notes = noteLines(reports);
  if (notes.length > 0) {
    yield '\n## Wrong in reports, but understood\n\n';
    for (const line of notes.slice(0, most)) yield `- ${inert(line)}\n`;
    yield more(notes.length, most, 'remark');
  }
}

function more(count: number, most: number, what: string): string {
  return count > most ? `\nAnd ${counted(count - most, `more ${what}`)}.\n` : '';
}

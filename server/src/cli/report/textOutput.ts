import type { Report } from '../../engine/reports/report.ts';
import type { Day, ReportSummary } from '../../engine/reports/summary/reportSummary.ts';
import { counted, grouped, percent } from '../../engine/reports/summary/wording.ts';
import { plain } from '../../engine/text/plain.ts';
import type { Paint } from '../terminal.ts';
import { noteLines, passText, policyText, reportsText, SOURCE_COLUMNS, sourceCells } from './rows.ts';

/** How long the bar of the day with the most messages is. */
const BAR = 30;

/** A summary for people at a terminal. */
export function* textOutput(
  reports: readonly Report[],
  summary: ReportSummary,
  most: number,
  paint: Paint,
): Generator<string> {
  yield `${reportsText(summary)}\n`;
  const title = (text: string) => `\n${paint('bold', text)}\n`;
  for (const domain of summary.domains) {
    yield title(plain(domain.domain || 'without a domain'));
    yield `  ${plain(policyText(domain))}\n  ${passText(domain)}\n`;
    yield `  reported by ${plain(some(domain.reporters))}\n`;
  }
  if (summary.sources.length > 0) {
    yield title('Sources');
    yield* table([SOURCE_COLUMNS, ...summary.sources.slice(0, most).map(sourceCells)], paint);
    yield more(summary.sources.length, most, 'source');
  }
  if (summary.days.length > 0) {
    yield title('Days');
    yield* dayLines(summary.days, most, paint);
  }
  if (summary.failures.length > 0) {
    yield title('Failure reports');
    for (const { domain, ip, incidents, authFailures, newest, subject } of summary.failures.slice(0, most)) {
      const what = authFailures.length > 0 ? ` (${authFailures.join(', ')})` : '';
      const last = [newest ?? '', subject === null ? '' : `"${subject}"`]
        .filter((text) => text !== '')
        .join(' ');
      yield `  ${plain(`${domain}  ${ip}  ${counted(incidents, 'message')}${what}  ${last}`.trimEnd())}\n`;
    }
    yield more(summary.failures.length, most, 'source');
  }
  if (summary.tls.length > 0) {
    yield title('TLS');
    for (const { domain, policyTypes, successful, failed } of summary.tls) {
      const types = policyTypes.length > 0 ? ` (${policyTypes.join(', ')})` : '';
      yield `  ${plain(`${domain}${types}`)}: ${counted(successful, 'session')} well, ${grouped(failed)} failed\n`;
    }
  }
  if (summary.findings.length > 0) {
    yield title('Worth a look');
    for (const { severity, message, rule } of summary.findings) {
      const style = severity === 'warning' ? 'yellow' : 'blue';
      yield `  ${paint(style, severity.padEnd(9))}${plain(message)} ${paint('dim', rule)}\n`;
    }
  }
  const notes = noteLines(reports);
  if (notes.length > 0) {
    yield title('Wrong in reports, but understood');
    for (const line of notes.slice(0, most)) yield `  ${plain(line)}\n`;
    yield more(notes.length, most, 'remark');
  }
}

/** Columns of texts: the first to the left, the others to the right. */
function* table(rows: readonly (readonly string[])[], paint: Paint): Generator<string> {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => plain(row[column] ?? '').length)),
  );
  for (const [i, row] of rows.entries()) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? plain(cell).padEnd(width) : plain(cell).padStart(width);
    });
    const line = `  ${cells.join('  ').trimEnd()}`;
    yield `${i === 0 ? paint('dim', line) : line}\n`;
  }
}

function* dayLines(days: readonly Day[], most: number, paint: Paint): Generator<string> {
  const top = Math.max(...days.map(({ messages }) => messages));
  const width = grouped(top).length;
  for (const { day, messages, passed } of days.slice(-most)) {
    const length = Math.max(1, Math.round((messages / top) * BAR));
    const good = Math.round((passed / messages) * length);
    const bar = `${paint('green', '█'.repeat(good))}${paint('red', '░'.repeat(length - good))}`;
    yield `  ${day}  ${grouped(messages).padStart(width)}  ${percent(passed / messages).padStart(5)}  ${bar}\n`;
  }
  if (days.length > most)
    yield `  ${paint('dim', `and ${counted(days.length - most, 'day')} before: --all lists them`)}\n`;
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

function more(count: number, most: number, what: string): string {
  return count > most ? `  and ${counted(count - most, `more ${what}`)}: --all lists them\n` : '';
}

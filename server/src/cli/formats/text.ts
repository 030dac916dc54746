import { plain } from '../../engine/text/plain.ts';
import type { FileReport, Report, ReportedFinding, Summary } from '../check/report.ts';
import type { Paint, Style } from '../terminal.ts';

/** How much of a line is shown around what is marked, in characters. */
const AROUND = 60;

const STYLES: Readonly<Record<keyof Summary, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};

/** A report for people: each finding with its line, what is marked in it, its fix, and other places. */
export function* textFormat({ files, summary }: Report, paint: Paint, quiet: boolean): Generator<string> {
  for (const file of files) {
    for (const finding of file.findings) yield `${describe(file, finding, paint)}\n`;
    if (file.more > 0) {
      yield `${plain(file.path)}: ${file.more} more ${file.more === 1 ? 'finding is' : 'findings are'} not listed.\n\n`;
    }
  }
  if (!quiet) yield `${summaryLine(files, summary, paint)}\n`;
}

function describe({ path }: FileReport, finding: ReportedFinding, paint: Paint): string {
  const { line, column, severity, message, rule, related, fixes } = finding;
  const place = `${plain(path)}:${line}:${column}`;
  const lines = [
    `${paint('bold', place)}: ${paint(STYLES[severity], severity)}: ${plain(message)} ${paint('dim', `[${rule}]`)}`,
    ...excerpt(finding, paint),
  ];
  const [fix] = fixes;
  if (fix !== undefined) lines.push(`  ${paint('green', 'fix:')} ${plain(fix.title)}`);
  for (const other of related) {
    lines.push(
      `  ${paint('dim', 'see:')} ${plain(other.path)}:${other.line}:${other.column}: ${plain(other.message)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The finding's line with carets under its range, cut around it where the line is long. */
function excerpt(
  { line, column, endLine, endColumn, excerpt: text, severity }: ReportedFinding,
  paint: Paint,
): string[] {
  const start = Math.min(column - 1, text.length);
  const end = endLine === line ? Math.min(endColumn - 1, text.length) : text.length;
  const from = start > AROUND * 2 ? start - AROUND : 0;
  const to = Math.min(text.length, Math.max(start + AROUND, from + AROUND * 3));
  const head = from > 0 ? '…' : '';
  const tail = to < text.length ? '…' : '';
  const number = String(line);
  const pad = `${head}${text.slice(from, start)}`.replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(end, to) - start));
  return [
    `  ${paint('dim', `${number} |`)} ${head}${plain(text.slice(from, to))}${tail}`,
    `  ${paint('dim', `${' '.repeat(number.length)} |`)} ${pad}${paint(STYLES[severity], carets)}`,
  ];
}

function summaryLine(files: readonly FileReport[], summary: Summary, paint: Paint): string {
  const all = plural(files.length, 'file');
  const parts = (['error', 'warning', 'info', 'hint'] as const).flatMap((severity) => {
    const count = summary[severity];
    return count === 0
      ? []
      : [paint(STYLES[severity], severity === 'info' ? `${count} info` : plural(count, severity))];
  });
  if (parts.length === 0) return paint('green', `No findings in ${all}.`);
  const faulty = files.filter(({ findings, more }) => findings.length + more > 0).length;
  return `${parts.join(', ')} in ${faulty === files.length ? all : `${faulty} of ${all}`}.`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

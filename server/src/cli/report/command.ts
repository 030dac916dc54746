import type { Refused } from '../../engine/reports/readReports.ts';
import type { Report } from '../../engine/reports/report.ts';
import type { ReportSummary } from '../../engine/reports/summary/reportSummary.ts';
import { plain } from '../../engine/text/plain.ts';
import { oneOf, parseOptions } from '../options.ts';
import { write } from '../output.ts';
import { createProgress } from '../progress.ts';
import { readInput } from '../readInput.ts';
import { COLOR_CHOICES, createPaint } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { markdownOutput } from './markdownOutput.ts';
import { reportFiles } from './reportFiles.ts';
import { textOutput } from './textOutput.ts';

export const help = `Reads reports that receivers send: DMARC aggregate and failure reports, SMTP TLS reports.

Usage: hostmaster report [options] PATH...

PATH is a report as it came: a message, gzip, zip, XML or JSON; a folder of them; or - for the standard input. All together
are one summary: by domain, source and day, with what is new, what rises, what fails and what to do. A report that is there
twice counts once. Nothing is asked of DNS.

Options:
  --format FORMAT     text (default), json (with the reports themselves) or markdown
  --all               list all sources, days and remarks, not the first 25
  --fail-on SEVERITY  exit with 1 for findings of this severity or a higher one:
                      error (default, which no report gives), warning, info or never
  --color WHEN        auto (default), always or never
  --quiet             no progress
  -h, --help          show this help

Exit status: 0 all files were read, 1 findings as --fail-on has it, 2 wrong usage, or a file is no report or cannot be read.
`;

const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;

/** How many of each kind are listed unless all are asked for. */
const LISTED = 25;

/** Summarizes reports; resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: 'text' },
    all: { type: 'boolean', default: false },
    'fail-on': { type: 'string', default: 'error' },
    color: { type: 'string', default: 'auto' },
    quiet: { type: 'boolean', default: false },
  });
  const format = oneOf('format', ['text', 'json', 'markdown'], values.format);
  const failOn = oneOf('fail-on', FAIL_ON, values['fail-on']);
  const paint = createPaint(oneOf('color', COLOR_CHOICES, values.color));
  if (positionals.length === 0) throw new UsageError('Name the files or folders with reports.');

  const { readReports, summarizeReports } = await import('../../node/reports/reportEngine.ts');
  const progress = createProgress(!values.quiet);
  const reports: Report[] = [];
  const refused: Refused[] = [];
  const problems: string[] = [];
  const paths = reportFiles(positionals, problems);
  for (const [i, path] of paths.entries()) {
    progress.report(() => `Reading ${plain(path)} (${i + 1} of ${paths.length})`);
    const bytes = await readInput(path);
    if (typeof bytes === 'string') problems.push(bytes);
    else {
      const read = readReports(bytes, path);
      for (const report of read.reports) reports.push(report);
      for (const each of read.refused) refused.push(each);
    }
  }
  progress.end();
  const summary = summarizeReports(reports);
  const most = values.all ? Number.POSITIVE_INFINITY : LISTED;
  if (format === 'json') await write(jsonOutput(reports, refused, summary));
  else if (format === 'markdown') await write(markdownOutput(reports, summary, most));
  else await write(textOutput(reports, summary, most, paint));
  for (const { file, reason } of refused) problems.push(`${file}: ${reason}`);
  for (const problem of problems) console.error(`hostmaster: ${plain(problem)}`);
  if (problems.length > 0) return 2;
  return fails(summary, failOn) ? 1 : 0;
}

/** One document, written report by report: together they can be long. */
function* jsonOutput(
  reports: readonly Report[],
  refused: readonly Refused[],
  summary: ReportSummary,
): Generator<string> {
  yield '{"reports":[';
  for (const [i, report] of reports.entries()) yield `${i > 0 ? ',' : ''}${JSON.stringify(report)}`;
  yield `],"refused":${JSON.stringify(refused)},"summary":${JSON.stringify(summary)}}\n`;
}

function fails({ findings }: ReportSummary, failOn: (typeof FAIL_ON)[number]): boolean {
  if (failOn === 'never') return false;
  const limit = FAIL_ON.indexOf(failOn);
  return findings.some(({ severity }) => FAIL_ON.indexOf(severity) <= limit);
}

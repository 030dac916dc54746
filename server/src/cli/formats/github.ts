import { plain } from '../../engine/text/plain.ts';
import type { Report, ReportedFinding } from '../check/report.ts';

const COMMANDS: Readonly<Record<ReportedFinding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** A report as workflow commands, which GitHub Actions shows beside the lines of a change. */
export function* githubFormat({ files }: Report): Generator<string> {
  for (const { path, findings, more } of files) {
    const file = property(path.replaceAll('\\', '/'));
    for (const { severity, rule, message, line, column, endLine, endColumn } of findings) {
      // Columns cannot be given for a range of several lines.
      const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : '';
      yield `::${COMMANDS[severity]} file=${file},line=${line},endLine=${endLine}${columns},title=${property(rule)}::${data(message)}\n`;
    }
    if (more > 0) yield `::notice file=${file},line=1::${more} more findings are not listed.\n`;
  }
}

function data(text: string): string {
  return plain(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

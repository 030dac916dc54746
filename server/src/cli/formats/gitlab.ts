import { createHash } from 'node:crypto';
import type { Report, ReportedFinding } from '../check/report.ts';

const SEVERITIES: Readonly<Record<ReportedFinding['severity'], string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/** A report as GitLab's code quality reports have it: one JSON array. */
export function* gitlabFormat({ files }: Report): Generator<string> {
  const seen = new Map<string, number>();
  let separator = '[\n';
  for (const { path, findings } of files) {
    const file = path.replaceAll('\\', '/').replace(/^\.\//, '');
    for (const { rule, severity, message, line } of findings) {
      // A finding stays the same finding when lines are added above it.
      const key = [file, rule, message].join('\n');
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      const issue = {
        description: message,
        check_name: rule,
        fingerprint: createHash('sha256').update(`${key}\n${count}`).digest('hex'),
        severity: SEVERITIES[severity],
        location: { path: file, lines: { begin: line } },
      };
      yield separator + JSON.stringify(issue);
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

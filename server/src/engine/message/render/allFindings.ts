import type { MessageFinding } from '../message.ts';
import type { MessageReport } from '../messageReport.ts';

/** The findings that are shown with the part of a report that they are of. */
function partFindings({ hops, dkim, arc, dsn }: MessageReport): MessageFinding[] {
  return [
    ...hops.flatMap(({ findings }) => findings),
    ...dkim.flatMap(({ findings }) => findings),
    ...arc.findings,
    ...(dsn?.findings ?? []),
  ];
}

/** The findings of a report that no part of it shows. */
export function otherFindings(report: MessageReport): MessageFinding[] {
  const shown = new Set(partFindings(report).map(keyOf));
  return report.findings.filter((finding) => !shown.has(keyOf(finding)));
}

/** All findings of a report, each once: its own, and those of its parts. */
export function allFindings(report: MessageReport): MessageFinding[] {
  return [...otherFindings(report), ...partFindings(report)];
}

function keyOf({ rule, message, at, field }: MessageFinding): string {
  return JSON.stringify([rule, message, at?.start, field]);
}

import type { FileRange, PublishedFinding } from '../../engine/publish.ts';
import type { Range, ReportedFinding } from './report.ts';

/** A finding as reports have it. `lineAt` gives lines of its file, from 0. */
export function toReported(finding: PublishedFinding, lineAt: (line: number) => string): ReportedFinding {
  const { rule, severity, message, related, fixes, uri } = finding;
  return {
    rule,
    severity,
    message,
    ...toRange(finding),
    related: related.map((other) => ({ path: other.uri, ...toRange(other), message: other.message })),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({
        ...(edit.uri === uri ? {} : { path: edit.uri }),
        ...toRange(edit),
        text: edit.text,
      })),
    })),
    excerpt: lineAt(finding.start.line),
  };
}

function toRange({ start, end }: FileRange): Range {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

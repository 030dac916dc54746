import type { Report } from '../check/report.ts';

/** A report as one JSON document; lines and columns from 1, columns in UTF-16 units. */
export function* jsonFormat({ files, summary }: Report): Generator<string> {
  yield '{"files":[';
  for (const [index, { path, origin, findings, more }] of files.entries()) {
    yield index === 0 ? '\n' : ',\n';
    const listed = findings.map(
      ({ rule, severity, message, line, column, endLine, endColumn, related, fixes }) => ({
        rule,
        severity,
        message,
        line,
        column,
        endLine,
        endColumn,
        ...(related.length > 0 ? { related } : {}),
        ...(fixes.length > 0 ? { fixes } : {}),
      }),
    );
    yield JSON.stringify({ path, origin, findings: listed, ...(more > 0 ? { more } : {}) });
  }
  const { error, warning, info, hint } = summary;
  yield `\n],"summary":${JSON.stringify({ errors: error, warnings: warning, infos: info, hints: hint })}}\n`;
}

import { resolve } from 'node:path';
import { standaloneZones } from '../../engine/zone/standaloneZones.ts';
import type { ZoneResult } from './checkFiles.ts';
import type { FoundFile } from './findZoneFiles.ts';
import { type FileReport, type Report, type ReportedFinding, summarize } from './report.ts';

/**
 * One report from the results of all zones. A file that was found in a folder and is included by another is judged where
 * it is included, not as a zone of its own. Each file stands once, with what all zones find in it.
 At most as many as its limit are listed, all are counted.
 */
export function assemble(files: readonly FoundFile[], results: readonly ZoneResult[]): Report {
  const zones = files.flatMap(({ walked }, index) => {
    const result = results[index];
    return result === undefined || typeof result === 'string' ? [] : [{ walked, reports: result }];
  });
  const byPath = new Map<string, FileReport>();
  for (const reports of withoutIncluded(zones)) {
    for (const report of reports) {
      const key = keyOf(report.path);
      const known = byPath.get(key);
      byPath.set(
        key,
        known === undefined ? report : { ...known, findings: join(known.findings, report.findings) },
      );
    }
  }
  const all = [...byPath.values()];
  return {
    files: all.map((file) => ({
      ...file,
      findings: file.findings.slice(0, file.limit),
      more: Math.max(0, file.findings.length - file.limit),
    })),
    summary: summarize(all),
  };
}

interface Zone {
  readonly walked: boolean;
  /** The zone file's own report first. */
  readonly reports: readonly FileReport[];
}

/** The reports of the zones that are judged by themselves. */
function withoutIncluded(zones: readonly Zone[]): (readonly FileReport[])[] {
  return standaloneZones(
    zones,
    ({ reports }) => keyOf(reports[0]?.path ?? ''),
    ({ reports }) => reports.slice(1).map((report) => keyOf(report.path)),
    ({ walked }) => !walked,
  ).map(({ reports }) => reports);
}

function keyOf(path: string): string {
  return path === '-' ? path : resolve(path);
}

function join(a: readonly ReportedFinding[], b: readonly ReportedFinding[]): ReportedFinding[] {
  const keyOfFinding = ({ rule, line, column, endLine, endColumn }: ReportedFinding) =>
    `${line} ${column} ${endLine} ${endColumn} ${rule}`;
  const known = new Set(a.map(keyOfFinding));
  const added = b.filter((finding) => !known.has(keyOfFinding(finding)));
  return [...a, ...added].sort((x, y) => x.line - y.line || x.column - y.column);
}

import type { Severity } from '../../engine/finding.ts';
import type { RuleId } from '../../engine/rules/ruleIds.ts';

/** A range in a file; lines and columns from 1, columns in UTF-16 units, the end behind the last one. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportedFix {
  readonly title: string;
  /** `path` where the edit is in another file. */
  readonly edits: readonly (Range & { readonly text: string; readonly path?: string })[];
}

export interface ReportedFinding extends Range {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Range & { readonly path: string; readonly message: string })[];
  readonly fixes: readonly ReportedFix[];
  /** The first line of the range, for formats that show it. */
  readonly excerpt: string;
}

/** What is wrong with one file. */
export interface FileReport {
  /** As the user knows it. */
  readonly path: string;
  /** The name that the zone was read with. */
  readonly origin: string;
  readonly findings: readonly ReportedFinding[];
  /** How many findings are listed at most. */
  readonly limit: number;
  /** How many more there are than are listed. */
  readonly more: number;
}

export type Summary = Readonly<Record<Severity, number>>;

/** What a check of files gave. */
export interface Report {
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const satisfies readonly Severity[];

/** How many findings there are of each severity. */
export function summarize(files: readonly FileReport[]): Summary {
  const summary = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) summary[severity]++;
  return summary;
}

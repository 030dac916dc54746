import type { CheckedZone } from './checkedZone.ts';
import type { Finding, Fix, Place, Severity } from './finding.ts';
import { firstFindings } from './firstFindings.ts';
import type { RuleId } from './rules/ruleIds.ts';
import { ruleById } from './rules/rules.ts';
import { type Block, GONE } from './zone/block.ts';
import { type Position, positionInBlock } from './zone/position.ts';
import { renumber } from './zone/zone.ts';

/** A range of a file in lines and UTF-16 units, from 0. */
export interface FileRange {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

export interface PublishedFix {
  readonly title: string;
  readonly edits: readonly (FileRange & { readonly text: string })[];
}

/** A finding as it leaves the engine: places are file positions. */
export interface PublishedFinding extends FileRange {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (FileRange & { readonly message: string })[];
  readonly fixes: readonly PublishedFix[];
  readonly unnecessary: boolean;
}

export interface Published {
  /** In the order of the files' text; each once, though a file may be included several times. */
  readonly findings: readonly PublishedFinding[];
  /** How many more there are than were asked for. */
  readonly more: number;
}

/** What a user may say of findings. */
export interface PublishOptions {
  /** At most so many; the rest is counted. */
  readonly limit?: number;
  /** Only those in one of the zone's files. */
  readonly file?: string;
  /** The severity to show a rule's findings in a file with, `undefined` for its own. */
  readonly severityOf?: (rule: RuleId, uri: string) => Severity | 'off' | undefined;
  /** Owners, absolute, for which nothing is reported. */
  readonly isIgnored?: (owner: string) => boolean;
}

/**
 * The findings of a zone in file positions: without those that are switched off or suppressed by a comment. While the
 * zone is being settled, those whose text has gone are left out.
 */
export function publish(checked: CheckedZone, options: PublishOptions = {}): Published {
  const { limit = Number.POSITIVE_INFINITY, severityOf = () => undefined } = options;
  renumber(checked.zone);
  const { first, rest } = firstFindings(checked, options);
  const seen = new Set<string>();
  const findings: PublishedFinding[] = [];
  let more = rest;
  for (const finding of first) {
    if (findings.length >= limit) {
      more++;
      continue;
    }
    const published = publishOne(finding, severityOf);
    const key = `${published.uri} ${published.start.line} ${published.start.character} ${published.rule}`;
    if (seen.has(key)) continue;
    seen.add(key);
    findings.push(published);
  }
  return { findings, more };
}

function resolve({ block, start, end }: Place): FileRange {
  return { uri: block.uri, start: positionOf(block, start), end: positionOf(block, end) };
}

function positionOf(block: Block, offset: number): Position {
  const { line, character } = positionInBlock(block, offset);
  return { line: block.line + line, character };
}

function publishOne(
  finding: Finding,
  severityOf: NonNullable<PublishOptions['severityOf']>,
): PublishedFinding {
  const { rule, message, place, related = [], elsewhere = [], fixes = [], unnecessary = false } = finding;
  const level = severityOf(rule, place.block.uri);
  return {
    ...resolve(place),
    rule,
    severity: level === undefined || level === 'off' ? ownSeverity(finding) : level,
    message,
    related: [
      ...related.filter(isThere).map((other) => ({ ...resolve(other.place), message: other.message })),
      ...elsewhere.map((other) => ({ ...other.at, message: other.message })),
    ],
    fixes: (typeof fixes === 'function' ? fixes() : fixes)
      .filter(({ edits }) => edits.every(isThere))
      .map(publishFix),
    unnecessary,
  };
}

function isThere({ place }: { readonly place: Place }): boolean {
  return place.block.order !== GONE;
}

function ownSeverity({ rule, severity }: Finding): Severity {
  return severity ?? ruleById(rule)?.severity ?? 'error';
}

function publishFix({ title, edits, otherEdits = [] }: Fix): PublishedFix {
  return { title, edits: [...edits.map(({ place, text }) => ({ ...resolve(place), text })), ...otherEdits] };
}

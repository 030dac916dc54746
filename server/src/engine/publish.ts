import type { CheckedZone } from './checkedZone.ts';
import type { Finding, Fix, Place, Severity } from './finding.ts';
import type { RuleId } from './rules/ruleIds.ts';
import { isRuleId, ruleById } from './rules/rules.ts';
import { suppress } from './rules/suppress.ts';
import { type Block, cell, END, GONE, OWNER, START } from './zone/block.ts';
import { type NameId, NO_NAME } from './zone/names.ts';
import { nameText } from './zone/nameText.ts';
import { type Position, positionInBlock } from './zone/position.ts';
import { eachBlock, renumber } from './zone/zone.ts';

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
  const isOn = createFilter(checked, options);
  const wanted = suppress(checked.zone, collect(checked, isOn), isRuleId).filter(isOn);
  const { first, rest } = firstByPlace(wanted, limit);
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

/** Whether a finding is to be shown; what holds for a rule in a file is asked once. */
function createFilter(
  { zone, rules }: CheckedZone,
  { severityOf = () => undefined, isIgnored }: PublishOptions,
): (finding: Finding) => boolean {
  const files = new Map<string, Map<RuleId, boolean>>();
  let uri = '';
  let levels = new Map<RuleId, boolean>();
  return ({ rule, place }) => {
    const { block } = place;
    if (block.order === GONE) return false;
    if (block.uri !== uri) {
      uri = block.uri;
      levels = files.get(uri) ?? new Map();
      files.set(uri, levels);
    }
    let isOn = levels.get(rule);
    if (isOn === undefined) {
      // A fragment takes its TTL from the file that includes it.
      isOn = severityOf(rule, uri) !== 'off' && (rules.hasSoa || rule !== 'zone/no-ttl');
      levels.set(rule, isOn);
    }
    if (!isOn || isIgnored === undefined) return isOn;
    const owner = ownerAt(place);
    return owner === NO_NAME || !isIgnored(nameText(zone.names, owner));
  };
}

/** The owner of the record that a place is in, or NO_NAME. */
function ownerAt({ block, start }: Place): NameId {
  let owner = NO_NAME;
  for (let row = 0; row < block.count && cell(block, row, START) <= start; row++) {
    owner = start <= cell(block, row, END) ? cell(block, row, OWNER) : NO_NAME;
  }
  return owner;
}

function collect({ zone, rules }: CheckedZone, isWanted: (finding: Finding) => boolean): Finding[] {
  const found: Finding[] = [];
  const add = (findings: Iterable<Finding>) => {
    for (const finding of findings) if (isWanted(finding)) found.push(finding);
  };
  eachBlock(zone.root, ({ findings, ruleFindings }) => {
    if (findings.length > 0) add(findings);
    if (ruleFindings.length > 0) add(ruleFindings);
  });
  add(zone.includeFindings.values());
  for (const findings of rules.nameFindings.values()) add(findings);
  add(rules.zoneFindings);
  return found;
}

/**
 * The findings in the text's order, at least `limit` of them where there are so many. Whole blocks are left out behind
 * those, so that an edit in a file with very many findings does not sort them all.
 */
function firstByPlace(found: Finding[], limit: number): { first: Finding[]; rest: number } {
  if (found.length <= limit) return { first: found.sort(byPlace), rest: 0 };
  const perBlock: number[] = [];
  for (const { place } of found) perBlock[place.block.order] = (perBlock[place.block.order] ?? 0) + 1;
  let last = 0;
  for (let count = perBlock[0] ?? 0; count < limit; count += perBlock[++last] ?? 0);
  const first = found.filter(({ place }) => place.block.order <= last);
  return { first: first.sort(byPlace), rest: found.length - first.length };
}

/** In the text's order; at one place in an order that does not depend on what was found first. */
function byPlace(a: Finding, b: Finding): number {
  return a.place.block.order - b.place.block.order || a.place.start - b.place.start || byText(a, b);
}

function byText(a: Finding, b: Finding): number {
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  if (a.message === b.message) return 0;
  return a.message < b.message ? -1 : 1;
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
  const { rule, message, place, related = [], fixes = [], unnecessary = false } = finding;
  const level = severityOf(rule, place.block.uri);
  return {
    ...resolve(place),
    rule,
    severity: level === undefined || level === 'off' ? ownSeverity(finding) : level,
    message,
    related: related.filter(isThere).map((other) => ({ ...resolve(other.place), message: other.message })),
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

function publishFix(fix: Fix): PublishedFix {
  return { title: fix.title, edits: fix.edits.map((edit) => ({ ...resolve(edit.place), text: edit.text })) };
}

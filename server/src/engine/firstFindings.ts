import type { CheckedZone } from './checkedZone.ts';
import type { Finding, Place } from './finding.ts';
import type { PublishOptions } from './publish.ts';
import type { RuleId } from './rules/ruleIds.ts';
import { isRuleId, ruleById } from './rules/rules.ts';
import { suppress } from './rules/suppress.ts';
import { type Block, cell, END, GONE, OWNER, START } from './zone/block.ts';
import { type NameId, NO_NAME } from './zone/names.ts';
import { nameText } from './zone/nameText.ts';
import { eachBlock, type Zone } from './zone/zone.ts';

type Filter = (finding: Finding) => boolean;
type Counted = NonNullable<Block['counted']>;

/**
 * The findings that are to be shown in the text's order, at least `limit` of them where there are so many; the rest is
 * counted. Whole blocks are left out behind the first, and how many there are in a block is counted when it changes, so
 * that an edit in a file with very many findings looks at few of them.
 */
export function firstFindings(
  checked: CheckedZone,
  options: PublishOptions,
): { readonly first: readonly Finding[]; readonly rest: number } {
  const { limit = Number.POSITIVE_INFINITY, file } = options;
  const { zone } = checked;
  const { filter, none } = filterFor(checked, options);
  const isThere = ({ place: { block } }: Finding) =>
    block.order !== GONE && (file === undefined || block.uri === file);
  // Those that blocks do not hold themselves are few: they are looked through by themselves.
  const apart = [
    ...zone.includeFindings.values(),
    ...checked.rules.zoneFindings,
    ...checked.dnssec.findings,
    ...checked.lookups.findings,
  ].filter(filter);
  const left = zone.commented.size > 0 ? withoutSuppressed(zone, filter, apart) : undefined;
  const others = left === undefined ? apart.filter(isThere) : [];
  const first: Finding[] = [];
  let rest = 0;
  let last = Number.POSITIVE_INFINITY;
  eachBlock(zone.root, (block) => {
    if (file !== undefined && block.uri !== file) return;
    const found = left?.get(block);
    const count = left === undefined ? countIn(block, filter, none) : (found?.length ?? 0);
    if (count === 0) return;
    if (first.length >= limit) rest += count;
    else if (found !== undefined) first.push(...found);
    else eachIn(block, filter, (finding) => first.push(finding));
    if (first.length >= limit) last = Math.min(last, block.order);
  });
  for (const finding of others) {
    if (finding.place.block.order <= last) first.push(finding);
    else rest++;
  }
  return { first: first.sort(byPlace), rest };
}

/** Shows the findings of a block that pass the filter. */
function eachIn(block: Block, filter: Filter, visit: (finding: Finding) => void): void {
  for (const finding of block.findings) if (filter(finding)) visit(finding);
  for (const finding of block.ruleFindings) if (filter(finding)) visit(finding);
  for (const finding of block.nameFindings) if (filter(finding)) visit(finding);
}

/** @param none the count of blocks without any, one for all of them */
function countIn(block: Block, filter: Filter, none: Counted): number {
  if (block.counted?.filter === filter) return block.counted.count;
  let count = 0;
  eachIn(block, filter, () => count++);
  block.counted = count === 0 ? none : { filter, count };
  return count;
}

/** Where comments suppress findings: what they leave, and what is to be said of them, by block. */
function withoutSuppressed(
  zone: Zone,
  filter: Filter,
  apart: readonly Finding[],
): ReadonlyMap<Block, readonly Finding[]> {
  const all = [...apart];
  eachBlock(zone.root, (block) => eachIn(block, filter, (finding) => all.push(finding)));
  const lists = new Map<Block, Finding[]>();
  for (const finding of suppress(zone, all, isRuleId, isAlwaysRun)) {
    if (!filter(finding)) continue;
    const list = lists.get(finding.place.block);
    if (list === undefined) lists.set(finding.place.block, [finding]);
    else list.push(finding);
  }
  return lists;
}

/** Other zones and commits are not always at hand; signatures are verified, and DNS is asked, where that is wanted. */
function isAlwaysRun(rule: RuleId): boolean {
  const scope = ruleById(rule)?.scope;
  return scope !== 'outside' && scope !== 'dnssec' && scope !== 'lookup';
}

interface KnownFilter {
  readonly key: readonly unknown[];
  readonly filter: Filter;
  readonly none: Counted;
}

const filters = new WeakMap<CheckedZone, KnownFilter>();

/** The filter for findings by what a user says of them; the same as before where nothing has changed. */
function filterFor(checked: CheckedZone, { severityOf, isIgnored }: PublishOptions): KnownFilter {
  const key = [severityOf, isIgnored, checked.rules.hasSoa];
  const last = filters.get(checked);
  if (last?.key.every((part, i) => part === key[i])) return last;
  const filter = createFilter(checked, severityOf, isIgnored);
  const known = { key, filter, none: { filter, count: 0 } };
  filters.set(checked, known);
  return known;
}

/** Whether a finding is to be shown; what holds for a rule in a file is asked once. */
function createFilter(
  { zone, rules }: CheckedZone,
  severityOf: PublishOptions['severityOf'],
  isIgnored: PublishOptions['isIgnored'],
): Filter {
  const files = new Map<string, Map<RuleId, boolean>>();
  let uri = '';
  let levels = new Map<RuleId, boolean>();
  return ({ rule, place }) => {
    const { block } = place;
    if (block.uri !== uri) {
      uri = block.uri;
      levels = files.get(uri) ?? new Map();
      files.set(uri, levels);
    }
    let isOn = levels.get(rule);
    if (isOn === undefined) {
      // A fragment takes its TTL from the file that includes it.
      isOn = severityOf?.(rule, uri) !== 'off' && (rules.hasSoa || rule !== 'zone/no-ttl');
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

/** In the text's order; at one place in an order that does not depend on what was found first. */
function byPlace(a: Finding, b: Finding): number {
  return a.place.block.order - b.place.block.order || a.place.start - b.place.start || byText(a, b);
}

function byText(a: Finding, b: Finding): number {
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  if (a.message === b.message) return 0;
  return a.message < b.message ? -1 : 1;
}

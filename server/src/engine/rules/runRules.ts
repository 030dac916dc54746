import type { Finding } from '../finding.ts';
import { type Block, OWNER, STRIDE, TARGET, TYPE } from '../zone/block.ts';
import { type NameId, NO_NAME, ROOT } from '../zone/names.ts';
import { blocksOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
import { NameFindings } from './nameFindings.ts';
import { RecordView } from './recordView.ts';
import type { NameRule, RecordRule, Report, Rule, ZoneRule } from './rule.ts';
import type { RuleId } from './ruleIds.ts';
import { type ZoneSurroundings, ZoneView } from './zoneView.ts';

const NS = 2;
const CNAME = 5;

/**
 * What the rules found in a zone, kept so that an edit re-runs only what it can have changed: record rules for the
 * blocks that were read, name rules for the owners in them, the names that refer to those, the names that their
 * aliases lead to, and the names whose check looked at one of those.
 */
export interface RuleState {
  readonly recordRules: readonly RecordRule[];
  readonly nameRules: readonly NameRule[];
  readonly zoneRules: readonly ZoneRule[];
  readonly nameFindings: NameFindings;
  /** By a name that was looked at without being a target: the names whose checks looked. */
  readonly waiting: Map<NameId, Set<NameId>>;
  /** The same for what was looked at with all that is below it. */
  readonly waitingBelow: Map<NameId, Set<NameId>>;
  zoneFindings: readonly Finding[];
  /** Names that are to be checked, and names whose referrers are. */
  readonly due: DueNames;
  readonly referred: DueNames;
  apex: NameId;
  hasSoa: boolean;
  isComplete: boolean;
  readonly surroundings: ZoneSurroundings;
  /** Rule calls so far, for tests. */
  calls: number;
}

export function createRuleState(rules: readonly Rule[], surroundings: ZoneSurroundings = {}): RuleState {
  return {
    recordRules: rules.filter((rule) => rule.scope === 'record'),
    nameRules: rules.filter((rule) => rule.scope === 'name'),
    zoneRules: rules.filter((rule) => rule.scope === 'zone'),
    nameFindings: new NameFindings(),
    waiting: new Map(),
    waitingBelow: new Map(),
    zoneFindings: [],
    due: new DueNames(),
    referred: new DueNames(),
    apex: NO_NAME,
    hasSoa: false,
    isComplete: false,
    surroundings,
    calls: 0,
  };
}

/**
 * Brings the rules' findings up to date with the zone. Yields now and then, and may be given up there, as `settleZone`
 * may: what is to be done yet is kept in zone and state.
 */
export function* runRules(zone: Zone, state: RuleState): Generator<void> {
  let running: NameId = NO_NAME;
  const view = new ZoneView(
    zone,
    (name) => wait(state.waiting, name, running),
    (name) => wait(state.waitingBelow, name, running),
    state.surroundings,
  );
  const everything =
    state.apex !== view.apex || state.hasSoa !== view.hasSoa || state.isComplete !== view.isComplete;
  state.apex = view.apex;
  state.hasSoa = view.hasSoa;
  state.isComplete = view.isComplete;

  if (everything) for (const block of blocksOf(zone.root)) zone.added.add(block);
  const runRecordRules = prepareRecordRules(zone, state, view);
  for (const block of zone.added) {
    runRecordRules(block);
    collectNames(zone, state, block);
    if (!everything) collectDependents(zone, state, view, block);
    zone.added.delete(block);
    yield;
  }
  for (const block of zone.removed) {
    collectNames(zone, state, block);
    if (!everything) collectDependents(zone, state, view, block);
    zone.removed.delete(block);
    yield;
  }
  yield* collectReferrers(zone, state);

  const rulesFor = new NameRules(state.nameRules);
  let done = 0;
  for (let name = state.due.first(); name !== NO_NAME; name = state.due.first()) {
    running = name;
    checkName(zone, state, view, rulesFor, name);
    state.due.takeFirst();
    if (++done % 256 === 0) yield;
  }
  // Zone rules run at every change: nobody waits.
  running = NO_NAME;
  const collector = new Collector();
  for (const rule of state.zoneRules) {
    state.calls++;
    collector.rule = rule.id;
    rule.check(view, collector.report);
  }
  state.zoneFindings = collector.take();
}

/** From this many names on, a flag for every name of the zone is cheaper than a set. */
const MANY_NAMES = 1 << 14;

/** A set of names that are taken in the order of their adding. */
class DueNames {
  private names: NameId[] = [];
  private at = 0;
  private readonly few = new Set<NameId>();
  private flags: Uint8Array | undefined;

  add(name: NameId): void {
    if (this.flags === undefined) {
      if (this.few.has(name)) return;
      this.few.add(name);
      if (this.few.size === MANY_NAMES) this.flag();
    } else {
      if (name >= this.flags.length) this.grow(name);
      if (this.flags[name] === 1) return;
      this.flags[name] = 1;
    }
    this.names.push(name);
  }

  /** The first name that is due, or NO_NAME. */
  first(): NameId {
    return this.names[this.at] ?? NO_NAME;
  }

  takeFirst(): void {
    const name = this.first();
    this.few.delete(name);
    if (this.flags !== undefined) this.flags[name] = 0;
    if (++this.at < this.names.length) return;
    this.names = [];
    this.at = 0;
    this.flags = undefined;
  }

  private flag(): void {
    this.flags = new Uint8Array(Math.max(...this.few) * 2);
    for (const name of this.few) this.flags[name] = 1;
    this.few.clear();
  }

  private grow(name: NameId): void {
    const bigger = new Uint8Array(name * 2);
    bigger.set(this.flags ?? []);
    this.flags = bigger;
  }
}

/** Notes the owners of a block's records, the names that their aliases lead to, and those whose check looked at them. */
function collectNames({ names }: Zone, state: RuleState, block: Block): void {
  const { due } = state;
  const { rows } = block;
  for (let at = 0; at < block.count * STRIDE; at += STRIDE) {
    const owner = names.fold(rows[at + OWNER] as number);
    due.add(owner);
    const target = rows[at + TYPE] === CNAME ? (rows[at + TARGET] as number) : NO_NAME;
    if (target !== NO_NAME) due.add(names.fold(target));
    wake(state.waiting, owner, due);
  }
}

/** Notes the owners of records that point at names which have changed; a name may have very many. */
function* collectReferrers({ names, index }: Zone, { due, referred }: RuleState): Generator<void> {
  let done = 0;
  for (let name = referred.first(); name !== NO_NAME; name = referred.first()) {
    for (let ref = index.firstReferrer(name); ref !== NO_RECORD; ref = index.nextReferrer(ref)) {
      const { rows, base } = index.blockOf(ref);
      due.add(names.fold(rows[(ref - base) * STRIDE + OWNER] as number));
      if (++done % 4096 === 0) yield;
    }
    referred.takeFirst();
    if (++done % 4096 === 0) yield;
  }
}

/**
 * Notes the block's owners for their referrers; the delegations and DNAMEs above the owners, above the targets of its NS records, whose addresses are glue
 * there, and the names whose check had looked at all that is below a name.
 */
function collectDependents({ names }: Zone, state: RuleState, view: ZoneView, block: Block): void {
  const { due, referred } = state;
  const { rows } = block;
  for (let at = 0; at < block.count * STRIDE; at += STRIDE) {
    const owner = names.fold(rows[at + OWNER] as number);
    referred.add(owner);
    touchCuts(view, names.parent(owner), due);
    if (state.waitingBelow.size > 0) {
      for (let above = owner; ; above = names.parent(above)) {
        wake(state.waitingBelow, above, due);
        if (above === ROOT) break;
      }
    }
    const target = rows[at + TYPE] === NS ? (rows[at + TARGET] as number) : NO_NAME;
    if (target !== NO_NAME) touchCuts(view, names.fold(target), due);
  }
}

function touchCuts(view: ZoneView, from: NameId, due: DueNames): void {
  for (let at = from; view.inZone(at); at = view.names.parent(at)) {
    if (view.isCut(at)) due.add(at);
    if (at === view.apex) break;
  }
}

function wait(map: Map<NameId, Set<NameId>>, name: NameId, running: NameId): void {
  if (running === NO_NAME) return;
  const waiting = map.get(name);
  if (waiting) waiting.add(running);
  else map.set(name, new Set([running]));
}

function wake(map: Map<NameId, Set<NameId>>, name: NameId, due: DueNames): void {
  const waiting = map.get(name);
  if (waiting === undefined) return;
  map.delete(name);
  for (const other of waiting) due.add(other);
}

function prepareRecordRules(zone: Zone, state: RuleState, view: ZoneView): (block: Block) => void {
  const forAll = state.recordRules.filter((rule) => rule.types === 'all');
  const byType = new Map<number, RecordRule[]>();
  for (const rule of state.recordRules) {
    if (rule.types === 'all') continue;
    for (const type of rule.types) byType.set(type, [...(byType.get(type) ?? forAll), rule]);
  }
  const collector = new Collector();
  return (block) => {
    for (let row = 0; row < block.count; row++) {
      const rules = byType.get(block.rows[row * STRIDE + TYPE] as number) ?? forAll;
      if (rules.length === 0) continue;
      const record = new RecordView(zone, block, row);
      if (record.broken) continue;
      for (const rule of rules) {
        state.calls++;
        collector.rule = rule.id;
        rule.check(record, view, collector.report);
      }
    }
    block.ruleFindings = collector.take();
    block.counted = undefined;
  };
}

/** Which name rules look at a name with records of given types. */
class NameRules {
  readonly forAll: readonly NameRule[];
  readonly forSeveral: readonly NameRule[];
  private readonly byType = new Map<number, NameRule[]>();

  constructor(rules: readonly NameRule[]) {
    this.forAll = rules.filter((rule) => rule.types === 'all');
    this.forSeveral = rules.filter((rule) => rule.types === 'several');
    for (const rule of rules) {
      if (typeof rule.types === 'string') continue;
      for (const type of rule.types) this.byType.set(type, [...(this.byType.get(type) ?? []), rule]);
    }
  }

  /** Adds the rules for a type to `into`, each once. */
  addFor(type: number, into: NameRule[]): void {
    const rules = this.byType.get(type);
    if (rules === undefined) return;
    for (const rule of rules) if (!into.includes(rule)) into.push(rule);
  }
}

/** The rules for the name that is being checked; one array for all names. */
const applicable: NameRule[] = [];

function checkName(zone: Zone, state: RuleState, view: ZoneView, rulesFor: NameRules, name: NameId): void {
  const { index } = zone;
  applicable.length = 0;
  let count = 0;
  for (let ref = index.first(name); ref !== NO_RECORD; ref = index.next(ref)) {
    const block = index.blockOf(ref);
    rulesFor.addFor(block.rows[(ref - block.base) * STRIDE + TYPE] as number, applicable);
    count++;
  }
  if (count > 0) for (const rule of rulesFor.forAll) applicable.push(rule);
  if (count > 1) for (const rule of rulesFor.forSeveral) applicable.push(rule);
  for (const rule of applicable) {
    state.calls++;
    nameCollector.rule = rule.id;
    rule.check(name, view, nameCollector.report);
  }
  state.nameFindings.set(name, nameCollector.take());
}

const NOTHING: readonly Finding[] = [];

/** Takes the findings of one rule after the other; where none is reported, nothing is made. */
class Collector {
  /** The rule that is running. */
  rule: RuleId = 'zone/syntax';
  private found: Finding[] | undefined;

  readonly report: Report = (finding) => {
    this.found ??= [];
    this.found.push({ ...finding, rule: this.rule });
  };

  /** What was reported since the last call. */
  take(): readonly Finding[] {
    const found = this.found ?? NOTHING;
    this.found = undefined;
    return found;
  }
}

const nameCollector = new Collector();

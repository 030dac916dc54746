import type { Finding } from '../finding.ts';
import { type Block, OWNER, STRIDE, TARGET, TYPE } from '../zone/block.ts';
import { type NameId, NO_NAME, ROOT } from '../zone/names.ts';
import { blocksOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
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
  readonly nameFindings: Map<NameId, readonly Finding[]>;
  /** By a name that was looked at without being a target: the names whose checks looked. */
  readonly waiting: Map<NameId, Set<NameId>>;
  /** The same for what was looked at with all that is below it. */
  readonly waitingBelow: Map<NameId, Set<NameId>>;
  zoneFindings: readonly Finding[];
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
    nameFindings: new Map(),
    waiting: new Map(),
    waitingBelow: new Map(),
    zoneFindings: [],
    apex: NO_NAME,
    hasSoa: false,
    isComplete: false,
    surroundings,
    calls: 0,
  };
}

/** Brings the rules' findings up to date with the zone. Yields now and then, as `readZone` does. */
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

  const blocks = everything ? blocksOf(zone.root) : zone.added;
  const runRecordRules = prepareRecordRules(zone, state, view);
  const touched = new Touched(zone.names.count);
  for (const block of blocks) {
    runRecordRules(block);
    collectNames(zone, state, block, touched);
    if (!everything) collectCuts(zone, state, view, block, touched);
    yield;
  }
  for (const block of zone.removed) {
    collectNames(zone, state, block, touched);
    if (!everything) collectCuts(zone, state, view, block, touched);
  }
  zone.added = new Set();
  zone.removed = new Set();

  const rulesFor = new NameRules(state.nameRules);
  let done = 0;
  for (const name of touched.names) {
    running = name;
    checkName(zone, state, view, rulesFor, name);
    if (++done % 4096 === 0) yield;
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

/** A growing set of names in the order of their adding. */
class Touched {
  readonly names: NameId[] = [];
  private readonly few = new Set<NameId>();
  private flags: Uint8Array | undefined;
  private readonly count: number;

  /** @param count how many names the zone has */
  constructor(count: number) {
    this.count = count;
  }

  add(name: NameId): void {
    if (this.flags === undefined) {
      if (this.few.has(name)) return;
      this.few.add(name);
      if (this.few.size === MANY_NAMES) this.flag();
    } else {
      if (this.flags[name] === 1) return;
      this.flags[name] = 1;
    }
    this.names.push(name);
  }

  private flag(): void {
    this.flags = new Uint8Array(this.count);
    for (const name of this.few) this.flags[name] = 1;
    this.few.clear();
  }
}

/** Notes the owners of a block's records, and those whose findings can depend on them. */
function collectNames(zone: Zone, state: RuleState, block: Block, touched: Touched): void {
  const { names, index } = zone;
  const { rows } = block;
  for (let at = 0; at < block.count * STRIDE; at += STRIDE) {
    const owner = names.fold(rows[at + OWNER] as number);
    touched.add(owner);
    const target = rows[at + TYPE] === CNAME ? (rows[at + TARGET] as number) : NO_NAME;
    if (target !== NO_NAME) touched.add(names.fold(target));
    for (let ref = index.firstReferrer(owner); ref !== NO_RECORD; ref = index.nextReferrer(ref)) {
      const referring = index.blockOf(ref);
      touched.add(names.fold(referring.rows[(ref - referring.base) * STRIDE + OWNER] as number));
    }
    wake(state.waiting, owner, touched);
  }
}

/**
 * Notes the delegations and DNAMEs above a block's owners, above the targets of its NS records, whose addresses are glue
 * there, and the names whose check had looked at all that is below a name.
 */
function collectCuts(zone: Zone, state: RuleState, view: ZoneView, block: Block, touched: Touched): void {
  const { names } = zone;
  const { rows } = block;
  for (let at = 0; at < block.count * STRIDE; at += STRIDE) {
    const owner = names.fold(rows[at + OWNER] as number);
    touchCuts(view, names.parent(owner), touched);
    if (state.waitingBelow.size > 0) {
      for (let above = owner; ; above = names.parent(above)) {
        wake(state.waitingBelow, above, touched);
        if (above === ROOT) break;
      }
    }
    const target = rows[at + TYPE] === NS ? (rows[at + TARGET] as number) : NO_NAME;
    if (target !== NO_NAME) touchCuts(view, names.fold(target), touched);
  }
}

function touchCuts(view: ZoneView, from: NameId, touched: Touched): void {
  for (let at = from; view.inZone(at); at = view.names.parent(at)) {
    if (view.isCut(at)) touched.add(at);
    if (at === view.apex) break;
  }
}

function wait(map: Map<NameId, Set<NameId>>, name: NameId, running: NameId): void {
  if (running === NO_NAME) return;
  const waiting = map.get(name);
  if (waiting) waiting.add(running);
  else map.set(name, new Set([running]));
}

function wake(map: Map<NameId, Set<NameId>>, name: NameId, touched: Touched): void {
  const waiting = map.get(name);
  if (waiting === undefined) return;
  map.delete(name);
  for (const other of waiting) touched.add(other);
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
  const findings = nameCollector.take();
  if (findings.length > 0) state.nameFindings.set(name, findings);
  else if (state.nameFindings.size > 0) state.nameFindings.delete(name);
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

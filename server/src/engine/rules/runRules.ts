import type { Finding } from '../finding.ts';
import type { Outside } from '../outside/outside.ts';
import { type Block, OWNER, STRIDE, TARGET, TYPE } from '../zone/block.ts';
import { type NameId, NO_NAME, ROOT } from '../zone/names.ts';
import { blocksOf, type Zone } from '../zone/zone.ts';
import { NO_RECORD } from '../zone/zoneIndex.ts';
import { prepareNameRules } from './checkNames.ts';
import { prepareRecordRules } from './checkRecords.ts';
import { Collector } from './collector.ts';
import { DueNames } from './dueNames.ts';
import { NameFindings } from './nameFindings.ts';
import type { AnyMailRule, NameRule, OutsideRule, RecordRule, Rule, ZoneRule } from './rule.ts';
import { type ZoneSurroundings, ZoneView } from './zoneView.ts';

/** So many names are checked between two looks at the time: where mail is, that takes a millisecond or two. */
const NAMES_AT_ONCE = 64;

const NS = 2;
const CNAME = 5;

/**
 * What the rules found in a zone, kept so that an edit re-runs only what it can have changed: record rules for the
 * blocks that were read, name rules for the owners in them, the names that refer to those, the names that their
 * aliases lead to, and the names whose check looked at one of those.
 */
export interface RuleState {
  readonly recordRules: readonly RecordRule[];
  readonly mailRules: readonly AnyMailRule[];
  readonly nameRules: readonly NameRule[];
  readonly zoneRules: readonly ZoneRule[];
  readonly outsideRules: readonly OutsideRule[];
  readonly nameFindings: NameFindings;
  /** All names below this number were checked since everything was to be; those that changed since are due. */
  swept: NameId;
  /** By a name that was looked at without being a target: the names whose checks looked. */
  readonly waiting: Map<NameId, Set<NameId>>;
  /** The same for what was looked at with all that is below it. */
  readonly waitingBelow: Map<NameId, Set<NameId>>;
  /** By a name and a number: the names whose checks looked at names directly below it, when these were so many. */
  readonly waitingForFewer: Map<NameId, Map<number, Set<NameId>>>;
  /** What zone rules and outside rules say. */
  zoneFindings: readonly Finding[];
  outsideFindings: readonly Finding[];
  /** What is known of the zone's surroundings; it may be set at any time, and holds from the next run on. */
  readonly outside: Outside;
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
    mailRules: rules.filter((rule) => rule.scope === 'mail'),
    nameRules: rules.filter((rule) => rule.scope === 'name'),
    zoneRules: rules.filter((rule) => rule.scope === 'zone'),
    outsideRules: rules.filter((rule) => rule.scope === 'outside'),
    nameFindings: new NameFindings(),
    waiting: new Map(),
    waitingBelow: new Map(),
    waitingForFewer: new Map(),
    zoneFindings: [],
    outsideFindings: [],
    outside: {},
    swept: 0,
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
    (name, crowd) => {
      if (crowd === undefined) wait(state.waitingBelow, name, running);
      else waitForFewer(state.waitingForFewer, name, crowd, running);
    },
    state.surroundings,
  );
  const everything =
    state.apex !== view.apex || state.hasSoa !== view.hasSoa || state.isComplete !== view.isComplete;
  keepBasis(state, view);
  if (everything) {
    for (const block of blocksOf(zone.root)) zone.added.add(block);
    state.swept = 0;
    state.waiting.clear();
    state.waitingBelow.clear();
    state.waitingForFewer.clear();
  }
  const called = () => {
    state.calls++;
  };
  const runRecordRules = prepareRecordRules(zone, state.recordRules, state.mailRules, view, called);
  for (const block of zone.added) {
    runRecordRules(block);
    if (state.swept > 0) {
      collectNames(zone, state, block);
      collectDependents(zone, state, view, block);
    }
    zone.added.delete(block);
    yield;
  }
  for (const block of zone.removed) {
    if (state.swept > 0) {
      collectNames(zone, state, block);
      collectDependents(zone, state, view, block);
    }
    zone.removed.delete(block);
    yield;
  }
  yield* collectReferrers(zone, state);

  const checkName = prepareNameRules(zone, state.nameRules, view, called);
  let done = 0;
  // A name that comes while they are gone through has a higher number than all before.
  for (; state.swept < zone.names.count; state.swept++) {
    running = state.swept;
    state.nameFindings.set(running, checkName(running));
    if (++done % NAMES_AT_ONCE === 0) yield;
  }
  for (let name = state.due.first(); name !== NO_NAME; name = state.due.first()) {
    running = name;
    state.nameFindings.set(name, checkName(name));
    state.due.takeFirst();
    if (++done % NAMES_AT_ONCE === 0) yield;
  }
  // Zone rules run at every change: nobody waits.
  running = NO_NAME;
  checkWhole(state, view);
  yield* compareOutside(zone, state);
}

/** Runs the rules that compare the zone with what lies outside of it. Yields, and may be given up, as {@link runRules}. */
export function* compareOutside(zone: Zone, state: RuleState): Generator<void> {
  const { outsideRules } = state;
  const { committed, neighbours } = state.outside;
  const collector = new Collector();
  if (outsideRules.length > 0) {
    const around = { committed, neighbours: neighbours?.(zone) };
    const view = new ZoneView(zone, ignore, ignore, state.surroundings);
    for (const rule of outsideRules) {
      state.calls++;
      collector.rule = rule.id;
      yield* rule.check(view, around, collector.report);
    }
  }
  const before = new Set(state.outsideFindings);
  state.outsideFindings = collector.take();
  if (before.size + state.outsideFindings.length === 0) return;
  const own = state.zoneFindings.filter((finding) => !before.has(finding));
  state.zoneFindings = [...own, ...state.outsideFindings];
}

function ignore(): void {}

/** Runs the zone rules, which look at the zone as a whole. */
export function checkWhole(state: RuleState, view: ZoneView): void {
  keepBasis(state, view);
  const collector = new Collector();
  for (const rule of state.zoneRules) {
    state.calls++;
    collector.rule = rule.id;
    rule.check(view, collector.report);
  }
  state.zoneFindings = [...collector.take(), ...state.outsideFindings];
}

/** Keeps what everything that was found is based on. */
function keepBasis(state: RuleState, { apex, hasSoa, isComplete }: ZoneView): void {
  state.apex = apex;
  state.hasSoa = hasSoa;
  state.isComplete = isComplete;
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

/** What waits for fewer names below a name, if they are fewer now. */
function wakeIfFewer({ index }: Zone, { waitingForFewer: map, due }: RuleState, parent: NameId): void {
  const waiting = map.get(parent);
  for (const [crowd, others] of waiting ?? []) {
    if (index.tree.childrenOf(parent, crowd).length === crowd) continue;
    waiting?.delete(crowd);
    for (const other of others) due.add(other);
  }
  if (waiting?.size === 0) map.delete(parent);
}

/**
 * Notes the block's owners for their referrers; the delegations and DNAMEs above the owners, above the targets of its NS records, whose addresses are glue
 * there, and the names whose check had looked at all that is below a name.
 */
function collectDependents(zone: Zone, state: RuleState, view: ZoneView, block: Block): void {
  const { names } = zone;
  const { due, referred } = state;
  const { rows } = block;
  const thinned = new Set<NameId>();
  for (let at = 0; at < block.count * STRIDE; at += STRIDE) {
    const owner = names.fold(rows[at + OWNER] as number);
    referred.add(owner);
    touchCuts(view, names.parent(owner), due);
    if (state.waitingBelow.size + state.waitingForFewer.size > 0) {
      for (let above = owner; ; above = names.parent(above)) {
        wake(state.waitingBelow, above, due);
        if (state.waitingForFewer.has(above)) thinned.add(above);
        if (above === ROOT) break;
      }
    }
    const target = rows[at + TYPE] === NS ? (rows[at + TARGET] as number) : NO_NAME;
    if (target !== NO_NAME) touchCuts(view, names.fold(target), due);
  }
  for (const parent of thinned) wakeIfFewer(zone, state, parent);
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

function waitForFewer(map: RuleState['waitingForFewer'], name: NameId, crowd: number, running: NameId): void {
  if (running === NO_NAME) return;
  let waiting = map.get(name);
  if (waiting === undefined) {
    waiting = new Map();
    map.set(name, waiting);
  }
  const others = waiting.get(crowd);
  if (others) others.add(running);
  else waiting.set(crowd, new Set([running]));
}

function wake(map: Map<NameId, Set<NameId>>, name: NameId, due: DueNames): void {
  const waiting = map.get(name);
  if (waiting === undefined) return;
  map.delete(name);
  for (const other of waiting) due.add(other);
}

import { type Finding, moveFinding } from '../finding.ts';
import { prepareNameRules } from '../rules/checkNames.ts';
import { prepareRecordRules } from '../rules/checkRecords.ts';
import { checkWhole, type RuleState } from '../rules/runRules.ts';
import { ZoneView } from '../rules/zoneView.ts';
import type { Block } from '../zone/block.ts';
import type { NameId } from '../zone/names.ts';
import { nameText } from '../zone/nameText.ts';
import type { Zone } from '../zone/zone.ts';

/** A part of a zone's records and names: blocks from `firstBlock` on, names from `firstName` on. */
export interface Part {
  readonly firstBlock: number;
  readonly endBlock: number;
  readonly firstName: NameId;
  readonly endName: NameId;
}

/** What the rules found in a part; blocks are numbers, counted from the part's first. */
export interface PartFindings {
  readonly ofBlocks: readonly (readonly Finding<number>[])[];
  readonly ofNames: readonly (readonly [NameId, readonly Finding<number>[]])[];
}

/** What judging records is based on, beside the records: the zone's name, and whether its SOA and all files were read. */
export interface Basis {
  readonly apex: string;
  readonly hasSoa: boolean;
  readonly isComplete: boolean;
}

/** What judging the zone's records is based on now. */
export function basisOf(zone: Zone): Basis {
  const { apex, hasSoa, isComplete, names } = new ZoneView(zone, ignore, ignore);
  return { apex: nameText(names, apex), hasSoa, isComplete };
}

/** Of the names, how many the first thread judges while it judges the first half's records. */
const FIRST_NAMES = 0.42;

/**
 * Divides a zone so that two threads have as much to do.
 *
 * @param firstSecond the first block of the second half
 * @param isHalfJudged whether the second half's records were judged before
 */
export function partsOf(
  { root, names }: Zone,
  firstSecond: number,
  isHalfJudged: boolean,
): readonly [Part, Part] {
  const endBlock = root.blocks.length;
  const middle = Math.floor(names.count * (isHalfJudged ? FIRST_NAMES : 0.5));
  return [
    { firstBlock: 0, endBlock: firstSecond, firstName: 0, endName: middle },
    { firstBlock: isHalfJudged ? endBlock : firstSecond, endBlock, firstName: middle, endName: names.count },
  ];
}

/** Runs record and name rules on a part of a zone that does not change any more. */
export function judgePart(zone: Zone, state: RuleState, part: Part): void {
  const view = new ZoneView(zone, ignore, ignore, state.surroundings);
  const called = () => {
    state.calls++;
  };
  const checkRecords = prepareRecordRules(zone, state.recordRules, state.mailRules, view, called);
  for (const block of zone.root.blocks.slice(part.firstBlock, part.endBlock)) checkRecords(block);
  const checkName = prepareNameRules(zone, state.nameRules, view, called);
  for (let name = part.firstName; name < part.endName; name++) state.nameFindings.set(name, checkName(name));
}

/** Nothing waits for a change of what rules looked at: there is none. */
function ignore(): void {}

/** What {@link judgePart} found, to be sent to the thread that has the zone. */
export function findingsIn(
  { root }: Zone,
  { nameFindings }: RuleState,
  { firstBlock, endBlock }: Part,
): PartFindings {
  const numbers = new Map(root.blocks.map((block, index) => [block, index - firstBlock]));
  const send = (findings: readonly Finding[]) =>
    findings.map((finding) => moveFinding(finding, (block) => numbers.get(block) ?? 0));
  return {
    ofBlocks: root.blocks.slice(firstBlock, endBlock).map(({ ruleFindings }) => send(ruleFindings)),
    ofNames: [...nameFindings.all()].map(([name, findings]) => [name, send(findings)]),
  };
}

/** Takes over what another thread found in the part that begins with a block of this zone. */
export function takeFindings(
  { root }: Zone,
  state: RuleState,
  firstBlock: number,
  found: PartFindings,
): void {
  const blockOf = (number: number) => root.blocks[firstBlock + number] as Block;
  const receive = (findings: readonly Finding<number>[]) =>
    findings.map((finding) => moveFinding(finding, blockOf));
  for (const [number, findings] of found.ofBlocks.entries()) {
    const block = blockOf(number);
    block.ruleFindings = receive(findings);
    block.counted = undefined;
  }
  for (const [name, findings] of found.ofNames) state.nameFindings.set(name, receive(findings));
}

/** Judges the zone as a whole when all its parts have been: nothing is due any more. */
export function judgeWhole(zone: Zone, state: RuleState): void {
  zone.added.clear();
  state.swept = zone.names.count;
  checkWhole(state, new ZoneView(zone, ignore, ignore, state.surroundings));
}

/** Whether what was found on one basis is what would be found on another. */
export function isSameBasis(a: Basis, b: Basis): boolean {
  return a.apex === b.apex && a.hasSoa === b.hasSoa && a.isComplete === b.isComplete;
}

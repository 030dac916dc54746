import { type CheckedZone, type CheckOptions, createCheckedZone, settle } from '../checkedZone.ts';
import { SHARED_MEMORY } from '../zone/memory.ts';
import { settleZone } from '../zone/readZone.ts';
import type { Zone } from '../zone/zone.ts';
import {
  type Basis,
  basisOf,
  findingsIn,
  isSameBasis,
  judgePart,
  judgeWhole,
  type Part,
  type PartFindings,
  partsOf,
  takeFindings,
} from './judgePart.ts';
import { readFirstHalf, readSecondHalf, type SecondHalf, takeSecondHalf } from './readHalves.ts';
import { type SharedZone, shareZone, zoneOf } from './sharedZone.ts';

/** What was found in the records of a half, and what that is based on. */
export interface HalfFindings {
  readonly basis: Basis;
  readonly findings: PartFindings;
}

/** What another thread does, in this order; what goes there and comes back is plain data. */
export interface OtherThread {
  readSecondHalf(bytes: Uint8Array, split: number): Promise<SecondHalf>;
  /** Judges the records of the half that it has read. */
  judgeHalf(): Promise<HalfFindings>;
  /** Judges a part of the whole zone. */
  judge(zone: SharedZone, part: Part): Promise<PartFindings>;
}

/**
 * Reads and checks a zone's file together with another thread.
 *
 * @param checked without text, with its tables in shared memory; nothing can be edited in it afterwards
 * @param bytes in shared memory
 * @param split from `splitOf`
 */
export async function checkHalves(
  checked: CheckedZone,
  bytes: Uint8Array,
  split: number,
  other: OtherThread,
): Promise<void> {
  const { zone, rules } = checked;
  const reading = other.readSecondHalf(bytes, split);
  // Judged while this thread puts the halves together.
  const judgingHalf = other.judgeHalf();
  for (const _ of readFirstHalf(zone, bytes, split));
  const half = await reading;
  const isTaken = takeSecondHalf(zone, bytes, split, half);
  for (const _ of settleZone(zone));
  const judged = await judgingHalf;
  const firstSecond = zone.root.blocks.length - half.blocks.length;
  if (!isTaken || !isAsRead(zone, half, firstSecond)) {
    for (const _ of settle(checked));
    return;
  }
  const isHalfJudged = isSameBasis(judged.basis, basisOf(zone));
  const [ownPart, otherPart] = partsOf(zone, firstSecond, isHalfJudged);
  const judging = other.judge(shareZone(zone), otherPart);
  judgePart(zone, rules, ownPart);
  if (isHalfJudged) takeFindings(zone, rules, firstSecond, judged.findings);
  takeFindings(zone, rules, otherPart.firstBlock, await judging);
  judgeWhole(zone, rules);
}

/** Whether the zone is one file whose second half stands as the other thread has read it. */
function isAsRead(zone: Zone, { blocks }: SecondHalf, firstSecond: number): boolean {
  const { root, unreadIncludes } = zone;
  if (root.includes.size > 0 || unreadIncludes.size > 0) return false;
  return blocks.every((block, i) => root.blocks[firstSecond + i] === block);
}

/** What {@link OtherThread} does, on the other thread. */
export function createOtherThread(options: CheckOptions) {
  let held: { readonly checked: CheckedZone; readonly part: Part } | undefined;
  return {
    readSecondHalf(bytes: Uint8Array, split: number): SecondHalf {
      const checked = createCheckedZone({ ...options, memory: SHARED_MEMORY });
      const half = readSecondHalf(checked.zone, bytes, split);
      const { blocks } = checked.zone.root;
      const firstBlock = half.blocks[0] === undefined ? blocks.length : blocks.indexOf(half.blocks[0]);
      const endBlock = firstBlock + half.blocks.length;
      held = { checked, part: { firstBlock, endBlock, firstName: 0, endName: 0 } };
      return half;
    },
    judgeHalf(): HalfFindings {
      if (held === undefined) throw new Error('No half was read.');
      const { checked, part } = held;
      held = undefined;
      judgePart(checked.zone, checked.rules, part);
      return { basis: basisOf(checked.zone), findings: findingsIn(checked.zone, checked.rules, part) };
    },
    judge(shared: SharedZone, part: Part): PartFindings {
      const zone = zoneOf(options, shared);
      const { rules } = createCheckedZone(options);
      judgePart(zone, rules, part);
      return findingsIn(zone, rules, part);
    },
  };
}

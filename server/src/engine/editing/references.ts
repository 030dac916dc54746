import type { Place } from '../finding.ts';
import { RecordView } from '../rules/recordView.ts';
import type { Block } from '../zone/block.ts';
import { cell, FLAGS, GENERATED, START } from '../zone/block.ts';
import type { NameId } from '../zone/names.ts';
import type { Reading, Zone } from '../zone/zone.ts';
import { NO_RECORD, type RecordRef } from '../zone/zoneIndex.ts';
import { findMentions } from './names/findMentions.ts';
import type { Mention } from './names/mention.ts';

/** A place that speaks of a name. */
export interface Reference {
  readonly place: Place;
  /** Whether it is an owner: it declares the name, and does not refer to it. */
  readonly declares: boolean;
}

/**
 * Finds all places in a zone that speak of a (folded) name: where it is written, and the records that name it without
 * writing it, by $GENERATE or in generic data (RFC 3597 §5). In no particular order.
 *
 * @param blocks those to look in; all of the zone unless given
 */
export function* findReferences(
  zone: Zone,
  name: NameId,
  found: (reference: Reference) => void,
  blocks?: Iterable<readonly [Reading, Block]>,
): Generator<void> {
  const written = new Map<Block, Set<number>>();
  const note = (mention: Mention) => {
    const { block, start } = mention.entry;
    const starts = written.get(block) ?? new Set();
    written.set(block, starts.add(start));
    found(referenceOf(mention));
  };
  yield* findMentions(zone, { name, below: false }, note, blocks);
  if (blocks !== undefined) return;
  const { index } = zone;
  const chains = [
    { first: index.first(name), next: (ref: RecordRef) => index.next(ref), declares: true },
    { first: index.firstReferrer(name), next: (ref: RecordRef) => index.nextReferrer(ref), declares: false },
  ];
  let passed = 0;
  for (const { first, next, declares } of chains) {
    for (let ref = first; ref !== NO_RECORD; ref = next(ref)) {
      if (++passed % 4096 === 0) yield;
      const block = index.blockOf(ref);
      const row = ref - block.base;
      const starts = written.get(block) ?? new Set();
      // Records without an owner of their own do not write it, nor do they declare it anew.
      const isHidden = declares ? (cell(block, row, FLAGS) & GENERATED) !== 0 : true;
      if (!isHidden || starts.has(cell(block, row, START))) continue;
      written.set(block, starts.add(cell(block, row, START)));
      found({ place: new RecordView(zone, block, row).typePlace, declares });
    }
  }
}

/** The place of a mention. */
export function referenceOf({ entry: { block }, role, start, end }: Mention): Reference {
  return { place: { block, start, end }, declares: role === 'owner' };
}

import { type Block, NO_FINDINGS, STRIDE, TYPE } from '../zone/block.ts';
import { type NameId, NameTable, type SharedNames } from '../zone/names.ts';
import { createReader } from '../zone/reader.ts';
import type { ReadState } from '../zone/state.ts';
import { createZone, type Zone, type ZoneOptions } from '../zone/zone.ts';
import { type SharedIndex, ZoneIndex } from '../zone/zoneIndex.ts';

/** A zone without included files as plain data for another thread; its tables are shared, so neither may change them. */
export interface SharedZone {
  readonly names: SharedNames;
  readonly index: SharedIndex;
  readonly blocks: readonly Block[];
  readonly origin: NameId;
  readonly exit: ReadState;
}

const SOA = 6;

/** Shares a zone that was read and is numbered, and whose tables are in shared memory. No name is added to it any more. */
export function shareZone({ names, index, root, origin }: Zone): SharedZone {
  const blocks = root.blocks.map((block) => ({
    ...block,
    findings: [],
    directives: [],
    ruleFindings: [],
    nameFindings: NO_FINDINGS,
  }));
  return { names: names.share(), index: index.share(), blocks, origin, exit: root.exit };
}

/** The zone that another thread shares, for rules to look at. */
export function zoneOf(options: ZoneOptions, shared: SharedZone): Zone {
  const empty = createZone(options);
  const names = NameTable.of(shared.names);
  const blocks = shared.blocks.map((block) => ({ ...block, nameFindings: NO_FINDINGS }));
  const { root, reader } = empty;
  const holdsSoa = ({ rows, count }: Block) => {
    for (let at = TYPE; at < count * STRIDE; at += STRIDE) if (rows[at] === SOA) return true;
    return false;
  };
  return {
    ...empty,
    names,
    index: ZoneIndex.of(names, shared.index, blocks),
    reader: createReader(names, root.entry, reader.targets, reader.blockBytes, reader.memory),
    origin: shared.origin,
    root: { ...root, blocks, exit: shared.exit },
    isNumbered: true,
    soaBlocks: new Set(blocks.filter(holdsSoa)),
  };
}

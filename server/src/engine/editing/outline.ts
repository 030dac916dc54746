import { typeText } from '../records/recordTypes.ts';
import { RecordView } from '../rules/recordView.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { type Block, cell, END, FLAGS, GENERATED, OWNER, START, STRIDE, TYPE } from '../zone/block.ts';
import type { NameId } from '../zone/names.ts';
import type { Position } from '../zone/position.ts';
import { apexOf, type Reading, type Zone } from '../zone/zone.ts';
import { filePosition } from './fileRange.ts';
import { nameBelow } from './names/nameBelow.ts';

export type OutlineKind = 'zone' | 'owner' | 'rrset' | 'range' | 'include' | 'generate';

/** An entry of a file's outline. */
export interface OutlineNode {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  readonly start: Position;
  readonly end: Position;
  /** What is shown when it is chosen; within start and end. */
  readonly selection: { readonly start: Position; readonly end: Position };
  readonly children: readonly OutlineNode[];
}

/** So many entries an outline has at most, directives aside: editors show more slowly or not at all. */
export const MAX_OUTLINE = 5000;
/** How many ranges a range is divided into. */
const FAN = 70;

/** The records of a file by owner, in the order in which owners first appear: columns, one row for each owner. */
interface Owners {
  readonly names: NameId[];
  readonly blocks: number[];
  readonly rows: number[];
  /** The last record that follows the first without another owner in between. */
  readonly lastBlocks: number[];
  readonly lastRows: number[];
}

/**
 * The outline of a file: its owners with their RRsets, its $INCLUDE and $GENERATE. Where that would be more than
 * {@link MAX_OUTLINE} entries, the owners are in ranges and without RRsets; where it still would, the ranges are divided
 * into ranges alone. Yields at short intervals; its zone is numbered.
 */
export function* outlineOf(zone: Zone, reading: Reading): Generator<void, OutlineNode[]> {
  const owners = yield* collectOwners(zone, reading);
  const count = owners.names.length;
  const nodes =
    count > MAX_OUTLINE
      ? yield* ranges(zone, reading, owners, 0, count, 2)
      : (ownersWithSets(zone, reading, owners) ?? (yield* ranges(zone, reading, owners, 0, count, 1)));
  return [...nodes, ...(yield* directives(reading))].sort((a, b) => comparePositions(a.start, b.start));
}

function* collectOwners({ names }: Zone, { blocks }: Reading): Generator<void, Owners> {
  const seen = new Int32Array(names.count);
  const owners: Owners = { names: [], blocks: [], rows: [], lastBlocks: [], lastRows: [] };
  let last = -1;
  let inFirstRun = false;
  for (const [index, { rows, count }] of blocks.entries()) {
    if (index % 256 === 255) yield;
    for (let row = 0; row < count; row++) {
      const at = row * STRIDE;
      if ((rows[at + FLAGS] as number) & GENERATED) continue;
      const owner = names.fold(rows[at + OWNER] as number);
      if (owner !== last) {
        last = owner;
        inFirstRun = seen[owner] === 0;
        if (inFirstRun) {
          seen[owner] = owners.names.push(owner);
          owners.blocks.push(index);
          owners.rows.push(row);
          owners.lastBlocks.push(index);
          owners.lastRows.push(row);
        }
      } else if (inFirstRun) {
        owners.lastBlocks[owners.names.length - 1] = index;
        owners.lastRows[owners.names.length - 1] = row;
      }
    }
  }
  return owners;
}

/** The owners with their RRsets, `undefined` when that is too much. */
function ownersWithSets(zone: Zone, reading: Reading, owners: Owners): OutlineNode[] | undefined {
  const { names } = zone;
  const sets = new Map<NameId, Map<number, RecordView[]>>(owners.names.map((name) => [name, new Map()]));
  let symbols = owners.names.length;
  for (const block of reading.blocks) {
    for (let row = 0; row < block.count; row++) {
      if (cell(block, row, FLAGS) & GENERATED) continue;
      const mine = sets.get(names.fold(cell(block, row, OWNER)));
      const type = cell(block, row, TYPE);
      const set = mine?.get(type);
      if (set !== undefined) {
        set.push(new RecordView(zone, block, row));
        continue;
      }
      if (++symbols > MAX_OUTLINE) return undefined;
      mine?.set(type, [new RecordView(zone, block, row)]);
    }
  }
  return owners.names.map((name, i) => {
    const own = [...(sets.get(name)?.values() ?? [])].map(rrsetNode);
    return { ...ownerNode(zone, reading, owners, i), detail: '', children: own };
  });
}

function rrsetNode(records: readonly RecordView[]): OutlineNode {
  const [first] = records as [RecordView];
  let last = first;
  for (const record of records) {
    if (record.block === last.block && record.row === last.row + 1) last = record;
  }
  const { typePlace } = first;
  const others = records.length > 1 ? ` and ${records.length - 1} more` : '';
  return {
    kind: 'rrset',
    name: first.type === 0 ? '?' : typeText(first.type),
    detail: `${shortened(first.canonicalData() ?? 'cannot be read')}${others}`,
    start: filePosition(first.block, first.place.start),
    end: filePosition(last.block, last.place.end),
    selection: rangeIn(first.block, typePlace.start, typePlace.end),
    children: [],
  };
}

function ownerNode(zone: Zone, reading: Reading, owners: Owners, i: number): OutlineNode {
  const block = reading.blocks[owners.blocks[i] as number] as Block;
  const lastBlock = reading.blocks[owners.lastBlocks[i] as number] as Block;
  const name = owners.names[i] as NameId;
  const record = new RecordView(zone, block, owners.rows[i] as number);
  const apex = apexOf(zone).name;
  const { ownerPlace, place } = record;
  return {
    kind: name === apex ? 'zone' : 'owner',
    name: nameBelow(zone.names, record.owner, apex),
    detail: '',
    start: filePosition(block, place.start),
    end: filePosition(lastBlock, cell(lastBlock, owners.lastRows[i] as number, END)),
    selection: rangeIn(block, ownerPlace.start, ownerPlace.end),
    children: [],
  };
}

/** Owners `[from, to)` in ranges, and those in ranges, down to so many levels; the last has the owners if they fit. */
function* ranges(
  zone: Zone,
  reading: Reading,
  owners: Owners,
  from: number,
  to: number,
  levels: number,
): Generator<void, OutlineNode[]> {
  const size = Math.ceil((to - from) / FAN);
  const nodes: OutlineNode[] = [];
  for (let start = from; start < to; start += size) {
    if (nodes.length % 16 === 15) yield;
    const end = Math.min(to, start + size);
    const first = ownerNode(zone, reading, owners, start);
    if (end - start === 1) {
      nodes.push(first);
      continue;
    }
    const last = ownerNode(zone, reading, owners, end - 1);
    const indices = Array.from({ length: end - start }, (_, i) => start + i);
    const children =
      levels > 1
        ? yield* ranges(zone, reading, owners, start, end, levels - 1)
        : owners.names.length <= MAX_OUTLINE
          ? indices.map((i) => ownerNode(zone, reading, owners, i))
          : [];
    nodes.push({
      ...first,
      kind: 'range',
      name: `${first.name} … ${last.name}`,
      detail: `${end - start} owners`,
      end: last.end,
      children,
    });
  }
  return nodes;
}

/** The file's $INCLUDE and $GENERATE directives. */
function* directives({ blocks }: Reading): Generator<void, OutlineNode[]> {
  const nodes: OutlineNode[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index % 256 === 255) yield;
    const { include, rows, count } = block;
    let last = -1;
    for (let at = 0; at < count * STRIDE; at += STRIDE) {
      if (((rows[at + FLAGS] as number) & GENERATED) === 0 || rows[at + START] === last) continue;
      last = rows[at + START] as number;
      const words = decodeUtf8(block.bytes, last, rows[at + END]).split(/\s+/);
      nodes.push(directiveNode(block, 'generate', last, rows[at + END] as number, words.slice(1).join(' ')));
    }
    if (include !== undefined)
      nodes.push(directiveNode(block, 'include', include.start, include.end, include.path));
  }
  return nodes.slice(0, MAX_OUTLINE);
}

function directiveNode(
  block: Block,
  kind: 'include' | 'generate',
  start: number,
  end: number,
  detail: string,
): OutlineNode {
  const range = rangeIn(block, start, end);
  return { kind, name: `$${kind.toUpperCase()}`, detail, ...range, selection: range, children: [] };
}

function rangeIn(block: Block, start: number, end: number): OutlineNode['selection'] {
  return { start: filePosition(block, start), end: filePosition(block, end) };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

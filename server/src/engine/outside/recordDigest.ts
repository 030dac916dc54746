import { rdataKey } from '../records/rdataKey.ts';
import { RecordView } from '../rules/recordView.ts';
import type { Block } from '../zone/block.ts';
import type { NameTable } from '../zone/names.ts';
import { eachBlock, type Zone } from '../zone/zone.ts';

const SOA = 6;
/** From the end of the RDATA of a SOA record, the serial number: before four timers (RFC 1035 §3.3.13). */
const SERIAL_FROM_END = 20;

/** Two sums of hashes: equal for the same records, in whatever order and files they stand. */
export type RecordDigest = readonly [number, number];

/** Blocks do not change once they are read, so that a change of the text costs the blocks that it touches. */
const digests = new WeakMap<Block, RecordDigest>();

/**
 * Works out what {@link recordDigest} needs for the blocks that it has not seen yet. Yields at short intervals, so that a
 * host stays answerable.
 */
export function* digestBlocks(zone: Zone): Generator<void> {
  const fresh: Block[] = [];
  eachBlock(zone.root, (block) => {
    if (!digests.has(block)) fresh.push(block);
  });
  for (const block of fresh) {
    digestOf(zone, block);
    yield;
  }
}

/**
 * Tells whether records have changed: owners, TTLs, types and data in canonical form, but not the serial number, nor what
 * cannot be read. Comments, layout, order and the files that records stand in make no difference.
 */
export function recordDigest(zone: Zone): RecordDigest {
  let first = 0;
  let second = 0;
  eachBlock(zone.root, (block) => {
    const digest = digestOf(zone, block);
    first = (first + digest[0]) | 0;
    second = (second + digest[1]) | 0;
  });
  return [first, second];
}

/** Whether two digests are of the same records. */
export function isSameDigest(a: RecordDigest, b: RecordDigest): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function digestOf(zone: Zone, block: Block): RecordDigest {
  const known = digests.get(block);
  if (known !== undefined) return known;
  let first = 0;
  let second = 0;
  for (let row = 0; row < block.count; row++) {
    const record = new RecordView(zone, block, row);
    const wire = record.wire();
    if (wire === undefined) continue;
    beginHash();
    addOwner(zone.names, record.owner);
    addNumber(record.type);
    addNumber(record.ttl);
    addData(record.type, wire);
    first = (first + finish(one)) | 0;
    second = (second + finish(two)) | 0;
  }
  const digest = [first, second] as const;
  digests.set(block, digest);
  return digest;
}

const owner = new Uint8Array(255);

function addOwner(names: NameTable, name: number): void {
  const folded = names.fold(name);
  names.write(folded, owner, 0);
  const length = names.wireLength(folded);
  for (let i = 0; i < length; i++) addOctet(owner[i] as number);
}

function addData(type: number, wire: Uint8Array): void {
  if (type === SOA) wire.fill(0, wire.length - SERIAL_FROM_END, wire.length - SERIAL_FROM_END + 4);
  const key = rdataKey(type, wire);
  for (let i = 0; i < key.length; i++) addOctet(key.charCodeAt(i));
}

let one = 0;
let two = 0;

function beginHash(): void {
  one = 0x811c9dc5;
  two = 0x2f0b4c47;
}

function addOctet(octet: number): void {
  one = Math.imul(one ^ octet, 0x01000193);
  two = Math.imul((two << 5) ^ (two >>> 27) ^ octet, 0x9e3779b1);
}

function addNumber(number: number): void {
  for (let shift = 0; shift < 32; shift += 8) addOctet((number >>> shift) & 0xff);
}

/** Spreads a hash over all bits, so that sums of hashes do not cancel out. */
function finish(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) | 0;
}

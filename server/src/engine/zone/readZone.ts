import type { Block } from './block.ts';
import { readBlock, type Source } from './readBlock.ts';
import type { IncludeRequest } from './readDirective.ts';
import { resolveInclude } from './resolveInclude.ts';
import type { ReadState } from './state.ts';
import { addBlock, newReading, type Reading, renumber, type Zone } from './zone.ts';

/**
 * Reads a zone's file, and the files that it includes, from the beginning. Yields after each block, so that a host can
 * do other work in between; the zone is complete when the generator is done.
 */
export function* readZone(zone: Zone, bytes: Uint8Array): Generator<void> {
  yield* readFile(zone, zone.root, bytes);
  renumber(zone);
}

/** {@link readZone} in one go. */
export function readZoneNow(zone: Zone, bytes: Uint8Array): void {
  for (const _ of readZone(zone, bytes));
}

function* readFile(zone: Zone, reading: Reading, bytes: Uint8Array): Generator<void> {
  const source: Source = { bytes, uri: reading.uri, startsFile: true, endsFile: true };
  let state = reading.entry;
  let at = 0;
  do {
    const { block, end } = readBlock(zone.reader, source, at, state);
    at = end;
    reading.blocks.push(block);
    addBlock(zone, block);
    state = yield* readIncluded(zone, reading, block);
    yield;
  } while (at < bytes.length);
  reading.exit = state;
}

/**
 * Reads the file that a block's last entry includes, in the context of that place.
 *
 * @returns the state behind the include: origin and owner are those before it, TTLs go on (as in BIND)
 */
export function* readIncluded(zone: Zone, reading: Reading, block: Block): Generator<void, ReadState> {
  const { include } = block;
  if (include === undefined) return block.exit;
  const resolved = resolveInclude(zone, reading, block, include);
  if (resolved.status !== 'found') {
    zone.unreadIncludes.add(block);
    if (resolved.finding) zone.includeFindings.set(block, resolved.finding);
    return block.exit;
  }
  const { exit } = block;
  const included = newReading(resolved.uri, reading, includeEntry(exit, include));
  reading.includes.set(block, included);
  yield* readFile(zone, included, resolved.bytes);
  return stateBehind(exit, included.exit);
}

/** The state that an included file is read with. */
export function includeEntry(exit: ReadState, include: IncludeRequest): ReadState {
  const originChanged = exit.originChanged || include.origin !== exit.origin;
  return { ...exit, origin: include.origin, originChanged };
}

/** The state behind an include that left the included file with `inner`. */
export function stateBehind(outer: ReadState, inner: ReadState): ReadState {
  return { ...inner, origin: outer.origin, owner: outer.owner, originChanged: outer.originChanged };
}

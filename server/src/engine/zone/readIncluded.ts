import type { Block } from './block.ts';
import { cutText } from './cutText.ts';
import type { IncludeRequest } from './readDirective.ts';
import { isTooMany, resolveInclude } from './resolveInclude.ts';
import type { ReadState } from './state.ts';
import { newReading, type Reading, type Zone } from './zone.ts';

/**
 * Puts the file that a block's last entry includes in its place, unread; one that was included there before stays as
 * it was read.
 */
export function includeIn(zone: Zone, reading: Reading, block: Block): void {
  const { include, exit } = block;
  if (include === undefined) return;
  const known = isTooMany(block) ? -1 : reading.orphans.findIndex(({ path }) => path === include.path);
  const [kept] = known < 0 ? [] : reading.orphans.splice(known, 1);
  if (kept !== undefined) {
    reading.includes.set(block, kept.reading);
    zone.isNumbered = false;
    return;
  }
  const resolved = resolveInclude(zone, reading, block, include);
  if (resolved.status !== 'found') {
    zone.unreadIncludes.add(block);
    if (resolved.finding) zone.includeFindings.set(block, resolved.finding);
    return;
  }
  const included = newReading(resolved.uri, reading, stateInside(exit, include));
  included.blocks = cutText(zone, included, resolved.bytes);
  reading.includes.set(block, included);
  zone.isNumbered = false;
}

/** The state that an included file is read with. */
export function stateInside(exit: ReadState, include: IncludeRequest): ReadState {
  const originChanged = exit.originChanged || include.origin !== exit.origin;
  return { ...exit, origin: include.origin, originChanged };
}

/** The state behind an include that left the included file with `inner`: TTLs go on, as in BIND. */
export function stateBehind(outer: ReadState, inner: ReadState): ReadState {
  return { ...inner, origin: outer.origin, owner: outer.owner, originChanged: outer.originChanged };
}

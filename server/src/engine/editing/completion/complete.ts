import { NO_NAME } from '../../zone/names.ts';
import type { Position } from '../../zone/position.ts';
import type { Reading, Zone } from '../../zone/zone.ts';
import { cursorAt, stateAt } from '../entryAt.ts';
import { all, type CompletionSource, type Completions, joined, NOTHING } from './completion.ts';
import { ttlCompletions } from './durations.ts';
import { fieldCompletions } from './fields.ts';
import { classCompletions, typeCompletions } from './headers.ts';
import { nameStyleAt } from './nameStyle.ts';
import { ownerCompletions } from './names.ts';
import { lineStartCompletions } from './owners.ts';
import { restCompletions } from './recordSnippets.ts';
import { type Slot, slotAt } from './slotAt.ts';
import { readTypedName } from './typedName.ts';

/** What can stand at a position, and the bytes of the block that it would replace. */
export interface CompletionAnswer extends Completions {
  readonly slot: Slot;
  readonly start: number;
  readonly end: number;
}

/**
 * What can stand at a position of a zone file: by the role that a word has there (RFC 1035 §5.1) and, in the RDATA, by the
 * field that it would be a value of. Costs a few blocks and a look at the names that begin as typed.
 *
 * @param now milliseconds since 1970 UTC, for serial numbers
 * @returns `undefined` where nothing fits, as in comments
 */
export function completionsAt(
  zone: Zone,
  reading: Reading,
  position: Position,
  now?: number,
): CompletionAnswer | undefined {
  const slot = slotAt(zone, cursorAt(zone, reading, position));
  if (slot === undefined) return undefined;
  const found = completionsIn(sourceOf(zone, reading, slot, now));
  if (found.items.length === 0) return undefined;
  const { start, end } = found.part ?? slot;
  return { ...found, slot, start, end };
}

function sourceOf(zone: Zone, reading: Reading, slot: Slot, now: number | undefined): CompletionSource {
  const { entry } = slot;
  const state = stateAt(zone, entry);
  const written = entry.parts.find(({ role }) => role === 'owner')?.text;
  const inherited = state.owner === NO_NAME ? NO_NAME : zone.names.fold(state.owner);
  const owner = written === undefined ? inherited : readTypedName({ zone, state }, written);
  return { zone, reading, slot, state, owner, style: nameStyleAt(zone, reading, entry.block), now };
}

function completionsIn(source: CompletionSource): Completions {
  const { role, quoted } = source.slot;
  if (role.kind === 'field') return fieldCompletions(source);
  if (quoted) return NOTHING;
  if (role.kind === 'owner') return lineStartCompletions(source);
  if (role.kind === 'argument') return argumentCompletions(source, role.directive, role.index);
  const { lacks } = role;
  return joined(
    all(lacks.includes('type') ? typeCompletions(source) : []),
    all(lacks.includes('class') ? classCompletions(source) : []),
    all(lacks.includes('ttl') ? ttlCompletions(source) : []),
    all(lacks.includes('type') ? restCompletions(source) : []),
  );
}

function argumentCompletions(source: CompletionSource, directive: string, index: number): Completions {
  if (directive === '$TTL' && index === 1) return all(ttlCompletions(source));
  if (directive === '$ORIGIN' && index === 1) return ownerCompletions(source);
  if (directive === '$INCLUDE' && index === 2) return ownerCompletions(source);
  if (directive === '$GENERATE' && index === 1) {
    return all([
      { label: '1-254', kind: 'value', detail: 'the hosts of an IPv4 network of 256 addresses' },
      { label: '0-255', kind: 'value', detail: 'all of its addresses' },
    ]);
  }
  return NOTHING;
}

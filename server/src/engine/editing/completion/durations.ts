import { period } from '../../records/fields/period.ts';
import { NO_TTL } from '../../zone/state.ts';
import { durationWithUnits, durationWords } from '../duration.ts';
import { entriesOf } from '../entryAt.ts';
import type { Completion, CompletionSource } from './completion.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
const WEEK = 604800;

const TTLS: readonly (readonly [number, string])[] = [
  [HOUR, 'usual'],
  [5 * MINUTE, 'for what changes soon'],
  [MINUTE, 'for what changes at any time'],
  [30 * MINUTE, ''],
  [4 * HOUR, ''],
  [12 * HOUR, ''],
  [DAY, 'for what hardly ever changes'],
  [WEEK, ''],
];

/** Usual values of the SOA's timers (RFC 1912 §2.2, RFC 2308 §5). */
const TIMERS: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  refresh: [
    [4 * HOUR, 'how often secondaries ask for changes'],
    [2 * HOUR, ''],
    [DAY, ''],
  ],
  retry: [
    [HOUR, 'how soon they ask again when the primary did not answer'],
    [30 * MINUTE, ''],
    [15 * MINUTE, ''],
  ],
  expire: [
    [2 * WEEK, 'when they stop answering without the primary'],
    [4 * WEEK, ''],
    [WEEK, ''],
  ],
  minimum: [
    [HOUR, 'how long "no such name" is remembered'],
    [5 * MINUTE, ''],
    [3 * HOUR, ''],
  ],
};

/** TTLs: the file's default first, then usual ones, in words. */
export function ttlCompletions(source: CompletionSource): Completion[] {
  const { state } = source;
  const own = state.defaultTtl === NO_TTL ? state.lastTtl : state.defaultTtl;
  const first: (readonly [number, string])[] = own > 0 ? [[own, "the file's default"]] : [];
  return durations([...first, ...TTLS], source);
}

/** Usual values of a timer of the SOA record. */
export function timerCompletions(source: CompletionSource, field: string): Completion[] {
  return durations(TIMERS[field] ?? TTLS, source);
}

function durations(values: readonly (readonly [number, string])[], source: CompletionSource): Completion[] {
  const hasUnits = usesUnits(source);
  const seen = new Set<number>();
  const items: Completion[] = [];
  for (const [seconds, use] of values) {
    if (seen.has(seconds)) continue;
    seen.add(seconds);
    const words = durationWords(seconds);
    items.push({
      label: hasUnits ? durationWithUnits(seconds) : String(seconds),
      kind: 'value',
      aside: words,
      ...(use === '' ? {} : { detail: use }),
    });
  }
  return items;
}

/** Whether time spans have units where the file begins, and around the slot: `1h` rather than 3600. */
function usesUnits({ zone, reading, slot }: CompletionSource): boolean {
  let balance = 0;
  for (const block of new Set([reading.blocks[0], slot.entry.block])) {
    if (block === undefined) continue;
    for (const { parts, directive } of entriesOf(zone, reading, block)) {
      for (const { role, field, text, end } of parts) {
        const isTime =
          role === 'ttl' || field?.kind === period || (role === 'argument' && directive === '$TTL');
        if (!isTime || (end === slot.end && block === slot.entry.block)) continue;
        balance += /[a-z]/i.test(text) ? 1 : -1;
      }
    }
  }
  return balance > 0;
}

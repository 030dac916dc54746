import type { HeaderLine } from './canonicalHeader.ts';
import { titled } from './headerChanges.ts';

/** Fields that readers see or programs act on: they should be signed where they are there (RFC 6376 §5.4.1). */
const IMPORTANT = [
  'from',
  'reply-to',
  'subject',
  'date',
  'to',
  'cc',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-unsubscribe',
  'list-unsubscribe-post',
];

/** Fields that a message has once at most (RFC 5322 §3.6): another one is what an attacker adds. */
const SINGLE: ReadonlySet<string> = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'message-id',
  'in-reply-to',
  'references',
  'subject',
  'date',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-unsubscribe',
  'list-unsubscribe-post',
]);

/** What of a message's header a signature covers. */
export interface Coverage {
  /** Important fields that are there and not signed. */
  readonly unsigned: readonly string[];
  /** Signed fields of which there are more than are signed: one was added. */
  readonly added: readonly string[];
  /** Important fields that are signed once more than they are there, so that none can be added (RFC 6376 §8.15). */
  readonly sealed: readonly string[];
}

/** Tells which fields a signature leaves open. Names are as they are usually written. */
export function coverageOf(lines: readonly HeaderLine[], names: readonly string[]): Coverage {
  const there = counts(lines.map(({ key }) => key));
  const listed = counts(names);
  const isOpen = (key: string) => (there.get(key) ?? 0) > (listed.get(key) ?? 0);
  const added = [...SINGLE].filter((key) => listed.has(key) && isOpen(key));
  return {
    unsigned: IMPORTANT.filter((key) => there.has(key) && !listed.has(key)).map(titled),
    added: added.map(titled),
    sealed: [...SINGLE].filter((key) => (listed.get(key) ?? 0) > (there.get(key) ?? 0)).map(titled),
  };
}

function counts(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

import type { Target } from '../config/config.ts';
import { equalsIgnoringCase } from '../text/bytes.ts';
import { type Reader, report } from './reader.ts';
import { ODD, QUOTED } from './tokens.ts';

/** One thing that BIND reads and other servers refuse, each tried on the servers named. */
interface Difference {
  readonly refusedBy: readonly Target[];
  readonly what: string;
  readonly instead: string;
  /** The token at fault in the reader's entry, -1 when the entry does not have it. */
  find(reader: Reader, from: number): number;
}

/** Kinds of octets that Knot takes in a name without an escape. */
const KNOT_NAME = new Uint8Array(256);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/.*@\\$') {
  KNOT_NAME[char.charCodeAt(0)] = 1;
}

const DIFFERENCES: readonly Difference[] = [
  {
    refusedBy: ['knot'],
    what: 'characters outside ASCII',
    instead: 'write each octet as \\DDD, or a name in its A-label form',
    find: ({ tokens }) => {
      for (let i = 0; tokens.odd && i < tokens.count; i++) if ((tokens.flags[i] as number) & ODD) return i;
      return -1;
    },
  },
  {
    refusedBy: ['knot', 'nsd'],
    what: 'the $GENERATE directive',
    instead: 'write the records out',
    find: (reader) => (isDirective(reader, '$generate') ? 0 : -1),
  },
  {
    refusedBy: ['knot', 'nsd'],
    what: 'the $DATE directive',
    instead: 'remove it',
    find: (reader) => (isDirective(reader, '$date') ? 0 : -1),
  },
  {
    refusedBy: ['knot', 'nsd'],
    what: 'a relative name behind $ORIGIN',
    instead: 'write the whole name with its final dot',
    find: (reader) => {
      const { bytes, tokens } = reader;
      const end = tokens.end[1] as number;
      return tokens.count > 1 && isDirective(reader, '$origin') && bytes[end - 1] !== DOT ? 1 : -1;
    },
  },
  {
    refusedBy: ['knot', 'nsd'],
    what: 'parentheses inside parentheses',
    instead: 'remove the inner ones',
    find: ({ tokens }) => (tokens.nested ? 0 : -1),
  },
  {
    refusedBy: ['knot', 'nsd'],
    what: 'a parenthesis before the owner',
    instead: 'open it behind the owner',
    find: ({ tokens, bytes }, from) => (bytes[from] === OPEN && tokens.count > 0 ? 0 : -1),
  },
  {
    refusedBy: ['knot'],
    what: 'an owner in quotes',
    instead: 'remove the quotes',
    find: ({ tokens }) =>
      !tokens.leadingBlank && tokens.count > 0 && (tokens.flags[0] as number) & QUOTED ? 0 : -1,
  },
  {
    refusedBy: ['knot'],
    what: 'a class written as CLASS and a number',
    instead: 'write IN',
    find: ({ tokens, bytes }) => {
      for (let i = 0; i < Math.min(tokens.count, 3); i++) {
        if (tokens.is(bytes, i, 'class1')) return i;
      }
      return -1;
    },
  },
  {
    refusedBy: ['knot'],
    what: 'two strings without a blank between them',
    instead: 'put a blank between them',
    find: ({ tokens }) => {
      for (let i = 1; i < tokens.count; i++) {
        const quoted = (tokens.flags[i] as number) & (tokens.flags[i - 1] as number) & QUOTED;
        if (quoted && tokens.outerEnd(i - 1) === tokens.outerStart(i)) return i;
      }
      return -1;
    },
  },
  {
    refusedBy: ['knot'],
    what: 'an owner with characters other than letters, digits, "-", "_" and "/"',
    instead: 'write them as \\DDD',
    find: ({ tokens, bytes }) => {
      if (tokens.leadingBlank || tokens.count === 0) return -1;
      for (let at = tokens.start[0] as number; at < (tokens.end[0] as number); at++) {
        if (bytes[at] === 0x5c) at++;
        else if (KNOT_NAME[bytes[at] as number] === 0) return 0;
      }
      return -1;
    },
  },
];

const DOT = 0x2e;
const OPEN = 0x28;
const CR = 0x0d;

const SERVER_NAMES: Readonly<Record<Target, string>> = {
  bind: 'BIND',
  knot: 'Knot DNS',
  nsd: 'NSD',
  powerdns: 'PowerDNS',
};

/** Reports what the entry in `reader.tokens` has that one of the servers the files must suit refuses. */
export function reportDialect(reader: Reader, from: number): void {
  const { tokens, targets } = reader;
  for (const { refusedBy, what, instead, find } of DIFFERENCES) {
    const refusing = targets.filter((target) => refusedBy.includes(target));
    if (refusing.length === 0) continue;
    const token = find(reader, from);
    if (token < 0) continue;
    const servers = refusing.map((target) => SERVER_NAMES[target]).join(' and ');
    const start = tokens.outerStart(token);
    report(
      reader,
      'zone/dialect',
      `BIND reads ${what}, but ${servers} ${refusing.length > 1 ? 'refuse' : 'refuses'} the file because of it: ${instead}.`,
      start,
      tokens.outerEnd(token),
    );
  }
}

/** Reports CRLF once, at the file's first line end, where a target refuses it. */
export function reportCrlf(reader: Reader): void {
  const { bytes, targets } = reader;
  if (!targets.includes('knot')) return;
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== CR) at++;
  if (bytes[at] !== CR) return;
  report(
    reader,
    'zone/crlf',
    'The lines end in CR LF, as on Windows: Knot DNS refuses the file. Save it with LF line ends.',
    0,
    at,
  );
}

function isDirective({ tokens, bytes }: Reader, word: string): boolean {
  return (
    !tokens.leadingBlank &&
    tokens.count > 0 &&
    equalsIgnoringCase(bytes, tokens.start[0] as number, tokens.end[0] as number, word)
  );
}

import { decode } from 'dns-packet';
import type { Query } from './outcome.ts';
import { readSections, type Section, type WireRecord } from './sections.ts';

/** Codes of RFC 1035 §4.1.1. */
export const NO_ERROR = 0;
export const FORM_ERROR = 1;
export const SERVER_FAILURE = 2;
export const NAME_ERROR = 3;
export const NOT_IMPLEMENTED = 4;
export const REFUSED = 5;

/** A response to a query, as far as the client needs it. */
export interface Message {
  readonly kind: 'message';
  /** The code of the header and of the OPT record (RFC 6891 §6.1.3). */
  readonly rcode: number;
  readonly isTruncated: boolean;
  /** Whether the server answers for names that are not its own, or this one is. */
  readonly isAnswering: boolean;
  /** Whether the question came back letter by letter as it was asked. */
  readonly keepsCase: boolean;
  readonly answers: readonly WireRecord[];
  readonly authorities: readonly WireRecord[];
}

/** Octets that answer another question, or none; or answer the query, but cannot be read. */
export type Reading = Message | { readonly kind: 'other' | 'malformed' };

/**
 * Reads what came for a query. It is the answer if its id and question are the query's; letters' case may differ.
 *
 * @param bytes a message of RFC 1035 §4.1, from anybody
 */
export function readMessage(bytes: Buffer, query: Query): Reading {
  const flags = bytes.length < 12 ? 0 : bytes.readUInt16BE(2);
  const isResponse = (flags & 0xf800) === 0x8000;
  if (!isResponse || bytes.readUInt16BE(0) !== query.bytes.readUInt16BE(0)) return { kind: 'other' };
  const rcode = flags & 0xf;
  const bare = bytes.readUInt16BE(4) === 0;
  // A server that does not understand the query may not know its question.
  if (bare && (rcode === FORM_ERROR || rcode === NOT_IMPLEMENTED)) return { ...EMPTY, rcode };
  const asked = query.bytes.subarray(12, query.end);
  const question = bytes.subarray(12, query.end);
  const keepsCase = question.equals(asked);
  if (bare || (!keepsCase && !fold(question).equals(fold(asked)))) return { kind: 'other' };

  const base = {
    kind: 'message',
    rcode,
    isTruncated: (flags & 0x200) !== 0,
    isAnswering: (flags & 0x480) !== 0,
    keepsCase,
  } as const;
  // The rest of a truncated message is not used.
  if (base.isTruncated) return { ...base, answers: [], authorities: [] };
  const sections = readSections(bytes, query.end);
  if (sections === undefined) return { kind: 'malformed' };
  const decoded = decodeOrNothing(bytes);
  if (decoded === undefined) return { kind: 'malformed' };
  const { answers = [], authorities = [], additionals = [] } = decoded;
  const opt = additionals.find((record) => record.type === 'OPT');
  const extended = opt?.type === 'OPT' ? opt.extendedRcode << 4 : 0;
  return {
    ...base,
    rcode: rcode | extended,
    answers: withData(sections.answers, answers),
    authorities: withData(sections.authorities, authorities),
  };
}

const EMPTY = {
  kind: 'message',
  isTruncated: false,
  isAnswering: true,
  keepsCase: true,
  answers: [],
  authorities: [],
} as const;

function fold(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)));
}

function decodeOrNothing(bytes: Buffer): ReturnType<typeof decode> | undefined {
  try {
    return decode(bytes);
  } catch {
    // The library throws at what is no message.
    return undefined;
  }
}

/** Names come from the sections, which keep all octets of them; other data from the library. */
function withData(section: Section, decoded: readonly object[]): WireRecord[] {
  return section.map((record, i) => {
    const { data } = decoded[i] as { data?: unknown };
    return { ...record, data };
  });
}

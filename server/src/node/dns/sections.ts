import { labelsKey, labelsText } from '../../engine/dns/dnsName.ts';

/** A record of a message. */
export interface WireRecord {
  /** The owner, the same for all spellings. */
  readonly owner: string;
  /** Its number. */
  readonly type: number;
  readonly class: number;
  /** Seconds; 0 where the highest bit is set (RFC 2181 §8). */
  readonly ttl: number;
  /** The name that its data is or ends in, for the types that have one, without the final dot. */
  readonly name: string | undefined;
  /** Its data as the library reads it. */
  readonly data?: unknown;
}

export type Section = readonly WireRecord[];

/** Octets before the name in the data of each type that has one (RFC 1035 §3.3). */
const NAME_AT: Readonly<Record<number, number>> = { 2: 0, 5: 0, 12: 0, 15: 2 };

/**
 * Goes through the sections behind the question and checks every length.
 *
 * @param start where the first answer begins
 * @returns `undefined` where something reaches over its end
 */
export function readSections(
  bytes: Buffer,
  start: number,
): { readonly answers: Section; readonly authorities: Section } | undefined {
  let at = start;
  const section = (count: number): WireRecord[] | undefined => {
    const records: WireRecord[] = [];
    for (let i = 0; i < count; i++) {
      const owner = readName(bytes, at);
      if (owner === undefined || owner.end + 10 > bytes.length) return undefined;
      const type = bytes.readUInt16BE(owner.end);
      const data = owner.end + 10;
      at = data + bytes.readUInt16BE(owner.end + 8);
      if (at > bytes.length) return undefined;
      const skipped = NAME_AT[type];
      const name = skipped === undefined ? undefined : readName(bytes, data + skipped);
      if (skipped !== undefined && name?.end !== at) return undefined;
      const ttl = bytes.readUInt32BE(owner.end + 4);
      records.push({
        owner: labelsKey(owner.labels),
        type,
        class: bytes.readUInt16BE(owner.end + 2),
        ttl: ttl > 0x7fffffff ? 0 : ttl,
        name: name && labelsText(name.labels),
      });
    }
    return records;
  };
  const answers = section(bytes.readUInt16BE(6));
  const authorities = answers && section(bytes.readUInt16BE(8));
  const additionals = authorities && section(bytes.readUInt16BE(10));
  return answers && authorities && additionals && { answers, authorities };
}

/** A name, compressed or not (RFC 1035 §4.1.4), and where what stands at `start` ends. Pointers lead backwards only. */
function readName(
  bytes: Buffer,
  start: number,
): { readonly labels: Uint8Array[]; readonly end: number } | undefined {
  const labels: Uint8Array[] = [];
  let length = 1;
  let end: number | undefined;
  let lowest = start;
  for (let at = start; ; ) {
    const octet = bytes[at];
    if (octet === undefined) return undefined;
    if (octet === 0) return { labels, end: end ?? at + 1 };
    if (octet >= 0xc0) {
      if (at + 1 >= bytes.length) return undefined;
      end ??= at + 2;
      at = bytes.readUInt16BE(at) & 0x3fff;
      if (at >= lowest) return undefined;
      lowest = at;
      continue;
    }
    length += octet + 1;
    if (octet > 63 || length > 255 || at + 1 + octet > bytes.length) return undefined;
    labels.push(bytes.subarray(at + 1, at + 1 + octet));
    at += octet + 1;
  }
}

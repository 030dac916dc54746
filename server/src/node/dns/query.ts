import { randomBytes, randomInt } from 'node:crypto';
import { type Answer, encode, RECURSION_DESIRED } from 'dns-packet';
import type { DnsType } from '../../engine/dns/dns.ts';
import { labelsText } from '../../engine/dns/dnsName.ts';
import type { Query } from './outcome.ts';

/** UDP messages of this size pass without fragments everywhere (DNS Flag Day 2020). */
const PAYLOAD = 1232;

const HEADER = 12;

export interface QueryForm {
  /** Whether an OPT record tells how large an answer may be (RFC 6891 §6.1.1). */
  readonly edns: boolean;
  /** Whether id and letters' case are random, so that who does not see the question cannot forge an answer. */
  readonly isRandom: boolean;
}

/** A query for the records of a type at a name, recursion desired (RFC 1035 §4.1). */
export function createQuery(labels: readonly Uint8Array[], type: DnsType, form: QueryForm): Query {
  // The library takes no label with a dot or other octets than UTF-8: it gets a name of the same shape, and its octets are
  // put in afterwards.
  const shape = labels.map((label) => 'x'.repeat(label.length)).join('.') || '.';
  const bytes = encode({
    type: 'query',
    // Over HTTP, equal questions are to be equal (RFC 8484 §4.1).
    id: form.isRandom ? randomInt(0x10000) : 0,
    flags: RECURSION_DESIRED,
    questions: [{ type, name: shape }],
    additionals: form.edns ? [OPT] : [],
  });
  let at = HEADER;
  for (const label of labels) {
    bytes.set(form.isRandom ? mixCase(label) : label, at + 1);
    at += label.length + 1;
  }
  return { bytes, end: at + 5, text: `${type} ${labelsText(labels)}` };
}

const OPT = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: PAYLOAD,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
} satisfies Answer;

/** Letters in upper or lower case by chance ("0x20"): servers repeat the question as it came. */
function mixCase(label: Uint8Array): Uint8Array {
  const bits = randomBytes(label.length);
  return label.map((byte, i) => {
    const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    return isLetter ? (byte & ~0x20) | ((bits[i] as number) & 0x20) : byte;
  });
}

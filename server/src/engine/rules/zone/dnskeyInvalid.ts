import { typeText } from '../../records/recordTypes.ts';
import type { RecordView } from '../recordView.ts';
import type { NameRule, Report } from '../rule.ts';
import { publicKeyFault } from '../support/publicKey.ts';
import { fieldPlace } from '../support/rdataField.ts';

const DNSKEY = 48;
const CDNSKEY = 60;

/** Positions of the fields in the RDATA (RFC 4034 §2.1). */
const FLAGS = 0;
const PROTOCOL = 1;
const PUBLIC_KEY = 3;

const ZONE_KEY = 0x0100;
const DNSSEC = 3;
/** The algorithm of CDNSKEY records that ask the parent to remove its DS records (RFC 8078 §4). */
const DELETE = 0;

export const dnskeyInvalid: NameRule = {
  id: 'zone/dnskey-invalid',
  scope: 'name',
  severity: 'error',
  summary: 'Key that resolvers cannot verify signatures by',
  why: 'Resolvers use a DNSKEY record only if its flags say that it is a key of a zone (256, or 257 for one that signs the other keys), its protocol is 3, and its public key is complete. Else they ignore it, and what it has signed counts as forged. A key that works but is short, or is written in a way that some programs refuse, is a warning.',
  references: ['RFC 4034 §2.1', 'RFC 3110 §2', 'RFC 6605 §4', 'RFC 8080 §3'],
  fixable: false,
  types: [DNSKEY, CDNSKEY],
  bad: [
    {
      title: 'A part of the key is missing',
      zone: `$ORIGIN example.com.
$TTL 1h
@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyh
;                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: zone/dnskey-invalid
`,
    },
    {
      title: 'Not a key of a zone',
      zone: `$ORIGIN example.com.
$TTL 1h
@ DNSKEY 1 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=
;        ^ error: zone/dnskey-invalid
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ DNSKEY 257 3 15 rZY++wc3/e3uqAJh4VHFDhnF60XVLvuxcNsNUpyhPE4=
`,
    },
  ],
  check(name, zone, report) {
    for (const record of zone.recordsAt(name)) {
      if (record.type === DNSKEY || record.type === CDNSKEY) checkKey(record, report);
    }
  },
};

function checkKey(record: RecordView, report: Report): void {
  const wire = record.wire()?.slice();
  if (wire === undefined) return;
  const flags = ((wire[0] ?? 0) << 8) | (wire[1] ?? 0);
  const algorithm = wire[3] ?? DELETE;
  if (algorithm === DELETE && record.type === CDNSKEY) return;
  const type = typeText(record.type);
  if ((flags & ZONE_KEY) === 0) {
    report({
      message: `The flags of this ${type} record do not say that the key is one of a zone: resolvers ignore it (RFC 4034 §2.1.1). Zone keys have 256, or 257 where they sign the other keys.`,
      place: fieldPlace(record, FLAGS),
    });
  } else if (wire[2] !== DNSSEC) {
    report({
      message: `The protocol of this ${type} record is ${wire[2]}: resolvers ignore keys with any but 3 (RFC 4034 §2.1.2).`,
      place: fieldPlace(record, PROTOCOL),
    });
  } else {
    const fault = publicKeyFault(algorithm, wire.subarray(4));
    if (fault === undefined) return;
    const { problem, isUnusable } = fault;
    report({
      ...(isUnusable ? {} : { severity: 'warning' as const }),
      message: `The public key of this ${type} record is ${isUnusable ? 'not complete' : 'doubtful'}: ${problem}. ${isUnusable ? 'No signature by it can be verified: copy it again.' : 'Make a new key.'}`,
      place: fieldPlace(record, PUBLIC_KEY),
    });
  }
}

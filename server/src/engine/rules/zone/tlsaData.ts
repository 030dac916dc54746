import type { Place } from '../../finding.ts';
import type { RecordView } from '../recordView.ts';
import type { RecordRule } from '../rule.ts';
import { fieldToken } from '../support/rdataField.ts';

const TLSA = 52;
const SMIMEA = 53;

/** Octets of the digest by matching type (RFC 6698 §2.1.3). */
const DIGESTS = [
  { matching: 1, name: 'SHA-256', octets: 32 },
  { matching: 2, name: 'SHA-512', octets: 64 },
] as const;

export const tlsaData: RecordRule = {
  id: 'zone/tlsa-data',
  scope: 'record',
  severity: 'error',
  summary: 'TLSA or SMIMEA data whose length does not fit its matching type',
  why: 'A SHA-256 digest has 32 octets, a SHA-512 digest 64. Data of any other length matches no certificate: where it is the only record, mail servers that use DANE stop delivering. Name servers accept any length.',
  references: ['RFC 6698 §2.1.3', 'RFC 6698 §2.1.4'],
  fixable: false,
  types: [TLSA, SMIMEA],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_443._tcp TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021
;                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: zone/tlsa-data
_25._tcp  TLSA 3 1 0 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
;                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: zone/tlsa-data
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_443._tcp TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
_25._tcp  TLSA 3 1 2 ( 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
                       8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1 )
`,
    },
  ],
  check(record, _zone, report) {
    const wire = record.wire();
    if (wire === undefined) return;
    const matching = wire[2] as number;
    const octets = wire.length - 3;
    const mnemonic = record.type === TLSA ? 'TLSA' : 'SMIMEA';
    const digest = DIGESTS.find((each) => each.matching === matching);
    if (digest !== undefined && octets !== digest.octets) {
      report({
        message: `${mnemonic} data has ${octets} octets, but matching type ${matching} is ${digest.name} with ${digest.octets} octets (${2 * digest.octets} digits): no certificate matches. Correct the data or the matching type.`,
        place: dataPlace(record),
      });
    }
    // No certificate and no key that TLS uses is so short, or of just that length: it can only be a digest.
    const mistaken = matching === 0 ? DIGESTS.find((each) => each.octets === octets) : undefined;
    if (mistaken !== undefined) {
      report({
        severity: 'warning',
        message: `${mnemonic} data has the length of a ${mistaken.name} digest, but matching type 0 means a whole certificate or key: none is so short. Write matching type ${mistaken.matching}.`,
        place: dataPlace(record),
      });
    }
  },
};

/** All tokens of the data: blanks may stand in it. */
function dataPlace(record: RecordView): Place {
  const first = fieldToken(record, 3);
  const { block, end } = record.place;
  return first ? { block, start: first.place.start, end } : record.typePlace;
}

import type { RecordRule } from '../rule.ts';
import { fieldPlace } from '../support/rdataField.ts';

const TLSA = 52;
const SMIMEA = 53;

/** The fields, with what is registered for each (IANA "DANE Parameters"); 255 is for private use. */
const FIELDS = [
  {
    name: 'certificate usage',
    values: ['0 (PKIX-TA)', '1 (PKIX-EE)', '2 (DANE-TA)', '3 (DANE-EE)'],
  },
  { name: 'selector', values: ['0 (whole certificate)', '1 (public key)'] },
  { name: 'matching type', values: ['0 (no digest)', '1 (SHA-256)', '2 (SHA-512)'] },
] as const;

const PRIVATE_USE = 255;

export const tlsaParameters: RecordRule = {
  id: 'zone/tlsa-parameters',
  scope: 'record',
  severity: 'warning',
  summary: 'TLSA or SMIMEA record with a number that is not registered',
  why: 'Clients treat a record whose certificate usage, selector or matching type they do not know as unusable: it protects nothing. Name servers accept any number from 0 to 255.',
  references: ['RFC 6698 §2.1', 'RFC 6698 §4.1', 'RFC 7218 §2'],
  fixable: false,
  types: [TLSA, SMIMEA],
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_443._tcp TLSA 4 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
;              ^ warning: zone/tlsa-parameters
_25._tcp  TLSA 3 2 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
;                ^ warning: zone/tlsa-parameters
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
_443._tcp TLSA 3 1 1 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1
`,
    },
  ],
  check(record, _zone, report) {
    const numbers = record.wire()?.slice(0, FIELDS.length);
    if (numbers === undefined) return;
    for (const [i, { name, values }] of FIELDS.entries()) {
      const number = numbers[i] as number;
      if (number < values.length || number === PRIVATE_USE) continue;
      report({
        message: `${record.type === TLSA ? 'TLSA' : 'SMIMEA'} ${name} ${number} is not registered: clients ignore the record. Write ${values.join(', ').replace(/, (?=[^,]*$)/, ' or ')}.`,
        place: fieldPlace(record, i),
      });
    }
  },
};

import type { ReaderRule } from '../rule.ts';

export const rdataInvalid: ReaderRule = {
  id: 'zone/rdata-invalid',
  scope: 'reader',
  severity: 'error',
  summary: 'Data that does not fit the record type',
  why: 'Every type has its fields: an address, a number with a range, a name, a base64 key. A server refuses the zone at the first record whose data does not fit. The message names the field, what it holds and what it may hold.',
  references: ['RFC 1035 §3.2.1', 'RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      title: 'An address that is none',
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.300
;     ^^^^^^^^^^^ error: 192.0.2.300
`,
    },
    {
      title: 'A field is missing',
      zone: `$ORIGIN example.com.
$TTL 1h
@ MX mail
;    ^^^^ error: MX
`,
    },
    {
      title: 'Quotes where none may be',
      zone: `$ORIGIN example.com.
$TTL 1h
www A "192.0.2.1"
;     ^^^^^^^^^^^ error: must not be in quotes
`,
    },
    {
      title: 'Words that do not belong to the record',
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1 192.0.2.2
;               ^^^^^^^^^ error: does not belong here
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www A  192.0.2.1
www A  192.0.2.2
@   MX 10 www
`,
    },
  ],
};

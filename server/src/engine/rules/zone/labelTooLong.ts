import type { ReaderRule } from '../rule.ts';

export const labelTooLong: ReaderRule = {
  id: 'zone/label-too-long',
  scope: 'reader',
  severity: 'error',
  summary: 'A label of more than 63 octets',
  why: 'The parts of a name between its dots have at most 63 octets. A server refuses the record. In names that were pasted, a dot is often missing.',
  references: ['RFC 1035 §2.3.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa A 192.0.2.1
; @1-64 error: a label has at most 63
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa A 192.0.2.1
`,
    },
  ],
};

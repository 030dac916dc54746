import type { ReaderRule } from '../rule.ts';

export const nameTooLong: ReaderRule = {
  id: 'zone/name-too-long',
  scope: 'reader',
  severity: 'error',
  summary: 'A domain name of more than 255 octets',
  why: 'A name has at most 255 octets, the origin that is added to it included. A server refuses the record.',
  references: ['RFC 1035 §2.3.4'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa A 192.0.2.1
; @1-255 error: more than 255 octets
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa A 192.0.2.1
`,
    },
  ],
};

import type { ReaderRule } from '../rule.ts';

export const ttlInvalid: ReaderRule = {
  id: 'zone/ttl-invalid',
  scope: 'reader',
  severity: 'error',
  summary: 'A TTL with a unit that is none, or a number without a unit behind one with',
  why: 'A TTL is a number of seconds, or numbers each with `w`, `d`, `h`, `m` or `s`, as in `1h30m`. A server takes anything else as a record type that it does not know, and refuses the zone.',
  references: ['RFC 2308 §4', 'RFC 1035 §5.1'],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1y
;    ^^ error: is no TTL
www 300 A 192.0.2.1
`,
    },
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www 1h30 IN A 192.0.2.1
;   ^^^^ error: is no TTL
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www 1h30m IN A 192.0.2.1
`,
    },
  ],
};

import type { ReaderRule } from '../rule.ts';

export const dialect: ReaderRule = {
  id: 'zone/dialect',
  scope: 'reader',
  severity: 'hint',
  summary: 'BIND reads this, another name server that must load the file does not',
  why: 'Zone files move between servers: a secondary, a hidden primary or a replacement may run other software. What BIND adds to the format of RFC 1035 stops Knot DNS or NSD from loading the whole zone. The setting `targets` says which servers must read your files; without it nothing is reported.',
  references: ['RFC 1035 §5.1'],
  fixable: false,
  bad: [
    {
      targets: ['bind', 'nsd'],
      zone: `$ORIGIN example.com.
$TTL 1h
$GENERATE 1-2 host$ A 192.0.2.$
; @1-9 hint: $GENERATE
`,
    },
  ],
  good: [
    {
      targets: ['bind', 'nsd', 'knot'],
      zone: `$ORIGIN example.com.
$TTL 1h
host1 A 192.0.2.1
host2 A 192.0.2.2
`,
    },
  ],
};

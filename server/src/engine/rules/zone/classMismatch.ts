import type { ReaderRule } from '../rule.ts';

export const classMismatch: ReaderRule = {
  id: 'zone/class-mismatch',
  scope: 'reader',
  severity: 'error',
  summary: 'A record of another class than the zone',
  why: 'All records of a zone have the same class, which is nearly always `IN`. A server refuses to load the file.',
  references: ['RFC 1035 §5.2'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  IN A 192.0.2.1
mail CH A 192.0.2.2
;    ^^ error: Class CH in a zone of class IN
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  IN A 192.0.2.1
mail    A 192.0.2.2
`,
    },
  ],
};

import type { ReaderRule } from '../rule.ts';

export const emptyLabel: ReaderRule = {
  id: 'zone/empty-label',
  scope: 'reader',
  severity: 'error',
  summary: 'Two dots in a row, or a dot at the start of a name',
  why: 'Only the root, the end of every name, is an empty label. A server refuses the record.',
  references: ['RFC 1035 §3.1', 'RFC 1035 §2.3.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www CNAME web..example.net.
;             ^ error: empty label
.mail A 192.0.2.1
; @1-1 error: empty label
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www  CNAME web.example.net.
mail A     192.0.2.1
null MX    0 .
`,
    },
  ],
};

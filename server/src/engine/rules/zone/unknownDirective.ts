import type { ReaderRule } from '../rule.ts';

export const unknownDirective: ReaderRule = {
  id: 'zone/unknown-directive',
  scope: 'reader',
  severity: 'error',
  summary: 'A line that starts with "$" and is no directive',
  why: 'Zone files know `$ORIGIN`, `$INCLUDE` and `$TTL`; BIND adds `$GENERATE`. At any other a server refuses the file. If an owner really starts with a dollar sign, it is written `\\$`.',
  references: ['RFC 1035 §5.1', 'RFC 2308 §4'],
  fixable: true,
  bad: [
    {
      title: 'A slip of the pen',
      zone: `$ORIGN example.com.
; @1-6 error: did you mean $ORIGIN?
$TTL 1h
www A 192.0.2.1
`,
    },
    {
      title: 'A directive of other software',
      zone: `$ORIGIN example.com.
$TTL 1h
$SERVER ns1
; @1-7 error: other server software
www A 192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
\\$owner TXT "a name that starts with a dollar sign"
`,
    },
  ],
};

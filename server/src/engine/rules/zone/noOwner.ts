import type { ReaderRule } from '../rule.ts';

export const noOwner: ReaderRule = {
  id: 'zone/no-owner',
  scope: 'reader',
  severity: 'error',
  summary: 'A record that starts with a blank where there is no owner to repeat',
  why: "A blank at a line's start stands for the owner of the record before. In the first record there is none, and a server refuses the file. Behind `$ORIGIN` or `$INCLUDE` the old owner still counts, not the new origin: the record is then added to a name that it was hardly meant for (a warning).",
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
  A 192.0.2.1
; ^ error: has no owner
`,
    },
    {
      title: 'The origin changed in between',
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
$ORIGIN lab.example.com.
  TXT "laboratory"
; ^^^ warning: This record belongs to www.example.com.
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ A 192.0.2.1
  AAAA 2001:db8::1
$ORIGIN lab.example.com.
@ TXT "laboratory"
`,
    },
  ],
};

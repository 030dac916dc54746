import type { ReaderRule } from '../rule.ts';

export const suppressionUnused: ReaderRule = {
  id: 'zone/suppression-unused',
  scope: 'reader',
  severity: 'warning',
  summary: 'A "hostmaster-" comment that suppresses nothing',
  why: 'The mistake that it was written for is gone. Left in place it may hide the next one.',
  references: [],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
; hostmaster-disable-next-line zone/duplicate-record
;                              ^^^^^^^^^^^^^^^^^^^^^ warning: Nothing is suppressed here
www A 192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
; hostmaster-disable-next-line zone/duplicate-record
www A 192.0.2.1
`,
    },
  ],
};

import type { ReaderRule } from '../rule.ts';

export const suppressionMalformed: ReaderRule = {
  id: 'zone/suppression-malformed',
  scope: 'reader',
  severity: 'warning',
  summary: 'A "hostmaster-" comment that is not understood',
  why: 'A comment that is meant to suppress a finding and does not do it is best noticed at once. The forms are `; hostmaster-disable-next-line id… -- reason`, `; hostmaster-disable-line`, and `; hostmaster-disable` with `; hostmaster-enable` for several lines. Without ids they stand for all rules.',
  references: [],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
; hostmaster-ignore zone/duplicate-record
; @1-41 warning: does not understand this comment
www A 192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
; hostmaster-disable-next-line zone/duplicate-record -- kept until the migration
www A 192.0.2.1
`,
    },
  ],
};

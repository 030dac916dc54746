import type { ReaderRule } from '../rule.ts';

export const suppressionUnknownRule: ReaderRule = {
  id: 'zone/suppression-unknown-rule',
  scope: 'reader',
  severity: 'warning',
  summary: 'A "hostmaster-" comment names a rule that does not exist',
  why: 'It suppresses nothing. Usually a letter is wrong.',
  references: [],
  fixable: false,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
; hostmaster-disable-next-line zone/dupe
;                              ^^^^^^^^^ warning: There is no rule
www AAAA 2001:db8::1
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

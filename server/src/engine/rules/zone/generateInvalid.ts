import type { ReaderRule } from '../rule.ts';

export const generateInvalid: ReaderRule = {
  id: 'zone/generate-invalid',
  scope: 'reader',
  severity: 'error',
  summary: '$GENERATE with a range, template or records that cannot be',
  why: 'BIND expands the line into one record for each number. When one of them cannot be read, BIND refuses the file; the message names the first such number.',
  references: ['BIND 9 ARM: $GENERATE'],
  fixable: false,
  bad: [
    {
      title: 'A range that runs backwards',
      zone: `$ORIGIN example.com.
$TTL 1h
$GENERATE 10-1 host$ A 192.0.2.$
;         ^^^^ error: range
`,
    },
    {
      title: 'A number for which the record cannot be',
      zone: `$ORIGIN example.com.
$TTL 1h
$GENERATE 250-260 host$ A 192.0.2.$
; @1-35 error: Iteration 256
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
$GENERATE 1-10 host\${0,3} A 192.0.2.$
`,
    },
  ],
};

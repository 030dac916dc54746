import type { ReaderRule } from '../rule.ts';

export const missingFinalNewline: ReaderRule = {
  id: 'zone/missing-final-newline',
  scope: 'reader',
  severity: 'warning',
  summary: 'The last line has no line end',
  why: 'BIND warns of it at every load. A tool that appends a record to the file joins it to the last one, and both are broken.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
; @16 warning: no line end`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
`,
    },
  ],
};

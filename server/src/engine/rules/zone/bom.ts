import type { ReaderRule } from '../rule.ts';

export const bom: ReaderRule = {
  id: 'zone/bom',
  scope: 'reader',
  severity: 'error',
  summary: 'A byte order mark at the start of the file',
  why: 'Some Windows editors put three bytes before UTF-8 text that no editor shows. To a server they are part of the first word: `$TTL` is then no directive, and the file is refused.',
  references: ['RFC 3629 §6', 'RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `\ufeff$ORIGIN example.com.
; @1-1 error: byte order mark
$TTL 1h
www A 192.0.2.1
`,
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

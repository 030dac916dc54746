import type { ReaderRule } from '../rule.ts';

export const foreignComment: ReaderRule = {
  id: 'zone/foreign-comment',
  scope: 'reader',
  severity: 'error',
  summary: 'A comment that starts with "#", "//", "/*" or "--"',
  why: 'In zone files a comment starts with `;`. A server takes `#`, `//`, `/*` and `--` as the start of a record and refuses the file.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
# web servers
; @1-13 error: does not start a comment
www A 192.0.2.1 // the first
;               ^^^^^^^^^^^^ error: does not start a comment
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
; web servers
www A 192.0.2.1 ; the first
`,
    },
  ],
};

import type { ReaderRule } from '../rule.ts';

export const smartQuotes: ReaderRule = {
  id: 'zone/smart-quotes',
  scope: 'reader',
  severity: 'error',
  summary: 'Typographic quotes where plain ones are meant',
  why: 'Word processors, chats and web pages turn `"` into “ and ”. To a server these are letters like others: the text is cut at its blanks into several strings, and the quotes become part of it. `“v=spf1 -all”` is no SPF record.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT “v=spf1 -all”
;     ^^^^^^^ error: Typographic quotes
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 -all"
note TXT "inside a string “they” are welcome"
`,
    },
  ],
};

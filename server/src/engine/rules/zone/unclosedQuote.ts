import type { ReaderRule } from '../rule.ts';

export const unclosedQuote: ReaderRule = {
  id: 'zone/unclosed-quote',
  scope: 'reader',
  severity: 'error',
  summary: 'A string in quotes without its closing quote',
  why: 'A string ends on the line that it starts on. A server refuses the file at this line; some take all that follows, comments included, as part of the string.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 -all
;     ^ error: never closed
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 -all"
note TXT "a \\" inside is written with a backslash"
`,
    },
  ],
};

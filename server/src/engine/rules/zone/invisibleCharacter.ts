import type { ReaderRule } from '../rule.ts';

export const invisibleCharacter: ReaderRule = {
  id: 'zone/invisible-character',
  scope: 'reader',
  severity: 'error',
  summary: 'A character that cannot be seen, or a blank that is none',
  why: 'No-break spaces and zero-width characters come along when text is copied from web pages. A server takes them as part of the word: a name that looks right answers nobody.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www\u00a0A 192.0.2.1
;  ^ error: Invisible character U+00A0
ma\u200bil A 192.0.2.2
; ^ error: Invisible character U+200B
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
note TXT "in a string\u00a0they may stand"
`,
    },
  ],
};

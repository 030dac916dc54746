import type { ReaderRule } from '../rule.ts';

export const controlCharacters: ReaderRule = {
  id: 'zone/control-characters',
  scope: 'reader',
  severity: 'warning',
  summary: 'A control character in the text',
  why: 'Controls get into files with terminal output or from a broken transfer. They cannot be seen, and a server takes them as data: the name or text is another one than it seems.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
note TXT "over the \u0008hill"
;                  ^ warning: Control character U+0008
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
note TXT "a tab	is fine, and \\008 says what it is"
`,
    },
  ],
};

import type { ReaderRule } from '../rule.ts';

export const unclosedParen: ReaderRule = {
  id: 'zone/unclosed-paren',
  scope: 'reader',
  severity: 'error',
  summary: 'A "(" without its ")"',
  why: 'Inside parentheses line ends do not count, so a server goes on reading the next records as part of this one, and reports an error far below or at the end of the file. Hostmaster ends the record at the next line that can only be a record of its own, so the finding stands at the "(" that is meant.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   IN SOA ns1.example.net. hostmaster.example.net. (
;                                                   ^ error: is never closed
        2026112401 4h 1h 2w 1h
@   IN NS ns1.example.net.
    IN NS ns2.example.net.
www IN A  192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
@   IN SOA ns1.example.net. hostmaster.example.net. (
        2026112401 4h 1h 2w 1h )
@   IN NS ns1.example.net.
    IN NS ns2.example.net.
www IN A  192.0.2.1
`,
    },
  ],
};

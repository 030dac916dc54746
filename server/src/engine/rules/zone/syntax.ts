import type { ReaderRule } from '../rule.ts';

export const syntax: ReaderRule = {
  id: 'zone/syntax',
  scope: 'reader',
  severity: 'error',
  summary: 'Text that no record or directive can hold where it stands',
  why: 'A server stops loading the whole zone at the first line that it cannot read, so one slip takes the domain down at the next reload. Each broken line has one finding, at the word where reading failed; the lines behind it are still read.',
  references: ['RFC 1035 §5.1'],
  fixable: true,
  bad: [
    {
      title: 'A ")" too many',
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1 )
;               ^ error: closes nothing
`,
    },
    {
      title: 'A record without its data',
      zone: `$ORIGIN example.com.
$TTL 1h
www 300 IN
;       ^^ error: its type, such as A or MX, and its data are missing
`,
    },
    {
      title: 'Text behind a directive',
      zone: `$ORIGIN example.com.
$TTL 1h default
;       ^^^^^^^ error: takes one TTL
www A 192.0.2.1
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www ( 300 IN
      A 192.0.2.1 ) ; in parentheses a record may take several lines
`,
    },
  ],
};

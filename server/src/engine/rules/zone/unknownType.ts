import type { ReaderRule } from '../rule.ts';

export const unknownType: ReaderRule = {
  id: 'zone/unknown-type',
  scope: 'reader',
  severity: 'error',
  summary: 'A word where the record type should be, and no type has that name',
  why: 'A server refuses the zone. Usually a letter is wrong, the type was left out, or a word too many stands before it. A type that is newer than this version of Hostmaster or of the server can always be written as `TYPEnnn` with generic data.',
  references: ['RFC 1035 §5.1', 'RFC 3597 §5'],
  fixable: true,
  bad: [
    {
      title: 'A slip of the pen',
      zone: `$ORIGIN example.com.
$TTL 1h
www AAA 2001:db8::1
;   ^^^ error: Did you mean AAAA?
`,
    },
    {
      title: 'The type is missing',
      zone: `$ORIGIN example.com.
$TTL 1h
www 192.0.2.1
;   ^^^^^^^^^ error: Is the type A missing?
`,
    },
    {
      title: 'A blank too many: the owner is read as the type',
      zone: `$ORIGIN example.com.
$TTL 1h
www A 192.0.2.1
 mail A 192.0.2.2
;^^^^ error: since the line starts with a blank
`,
    },
  ],
  good: [
    {
      zone: `$ORIGIN example.com.
$TTL 1h
www AAAA 2001:db8::1
new TYPE65280 \\# 2 CAFE
`,
    },
  ],
};

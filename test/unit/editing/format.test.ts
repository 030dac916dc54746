import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FormatOptions } from '../../../server/src/engine/editing/format/formatOptions.ts';
import { formatTyped } from '../../../server/src/engine/editing/format/formatTyped.ts';
import { decodeUtf8 } from '../../../server/src/engine/text/utf8.ts';
import { DEFAULT_FORMAT, formatted, withEdits } from '../../support/formatted.ts';
import { openText } from '../../support/openZone.ts';

interface Case {
  readonly name: string;
  readonly options?: Partial<FormatOptions>;
  readonly before: string;
  /** As before, unless given. */
  readonly after?: string;
}

const CASES: readonly Case[] = [
  {
    name: 'owner, TTL, class, type and data stand in columns, on stops',
    before: `www 300 IN A 192.0.2.1
 AAAA 2001:db8::1
mail\tIN\tMX   10  www
a.long.name 1h30m CNAME www
`,
    after: `www         300     IN  A       192.0.2.1
                        AAAA    2001:db8::1
mail                IN  MX      10 www
a.long.name 1h30m       CNAME   www
`,
  },
  {
    name: 'a section ends at an empty line or a directive, and has its own columns',
    before: `a A 192.0.2.1
longer.name A 192.0.2.2

a   A   192.0.2.1
$ORIGIN   b
longest.name.of.all   A   192.0.2.1
`,
    after: `a           A   192.0.2.1
longer.name A   192.0.2.2

a   A   192.0.2.1
$ORIGIN b
longest.name.of.all A   192.0.2.1
`,
  },
  {
    name: 'one long owner does not push the others',
    before: `www A 192.0.2.1
a.very.long.owner.name.of.a.host A 192.0.2.2
mail A 192.0.2.3
`,
    after: `www     A   192.0.2.1
a.very.long.owner.name.of.a.host A 192.0.2.2
mail    A   192.0.2.3
`,
  },
  {
    name: 'where most owners are long, the column grows with them',
    before: `a.very.long.owner.name.of.a.host A 192.0.2.2
another.long.owner.name.of.a.host A 192.0.2.3
`,
    after: `a.very.long.owner.name.of.a.host    A   192.0.2.2
another.long.owner.name.of.a.host   A   192.0.2.3
`,
  },
  {
    name: 'TTL and class change places where the section has them the other way round',
    before: `a IN 300 A 192.0.2.1
b 300 IN A 192.0.2.2
c 5 A 192.0.2.3
`,
    after: `a   IN  300 A   192.0.2.1
b   IN  300 A   192.0.2.2
c       5   A   192.0.2.3
`,
  },
  {
    name: 'with tabs',
    options: { useTabs: true, tabSize: 8 },
    before: `www 300 IN A 192.0.2.1 ; one
much.longer.name CNAME www ; two
 TXT ( "a"
"b" )
`,
    after: `www\t\t\t300\tIN\tA\t192.0.2.1\t; one
much.longer.name\t\t\tCNAME\twww\t\t; two
\t\t\t\t\tTXT\t( "a"
\t\t\t\t\t\t  "b" )
`,
  },
  {
    name: 'comments stay: their own lines as they are, those behind records in a column',
    before: `; at the start
   ; indented   \t
a A 192.0.2.1;right behind
longer A 192.0.2.11    ;   far behind\t

b A 192.0.2.2 ; alone
`,
    after: `; at the start
   ; indented
a       A   192.0.2.1   ;right behind
longer  A   192.0.2.11  ;   far behind

b   A   192.0.2.2   ; alone
`,
  },
  {
    name: 'a ";" right behind a text stays there: it is most likely meant to be part of it',
    before: `_dmarc TXT v=DMARC1; p=none
a TXT "b" ; comment
`,
    after: `_dmarc  TXT v=DMARC1; p=none
a       TXT "b"         ; comment
`,
  },
  {
    name: 'the numbers of a SOA get a line each, and names',
    before: '@ IN SOA ns1 hostmaster 2026112401 4h 1h 2w 1h\n',
    after: `@   IN  SOA ns1 hostmaster (
            2026112401  ; serial
            4h          ; refresh
            1h          ; retry
            2w          ; expire
            1h )        ; minimum
`,
  },
  {
    name: 'a remark on a SOA stays at its end',
    before: '@ SOA ns1 hostmaster ( 1 4h 1h 2w 1h ) ; ours\n',
    after: `@   SOA ns1 hostmaster (
        1   ; serial
        4h  ; refresh
        1h  ; retry
        2w  ; expire
        1h  ; minimum
        )   ; ours
`,
  },
  {
    name: 'comments of a SOA stay at their numbers, and none is added beside them',
    before: `@ SOA ns1 hostmaster ( ; the start
1 ;serial

; timers
4h 1h 2w 1h )
`,
    after: `@   SOA ns1 hostmaster (    ; the start
        1   ;serial

        ; timers
        4h
        1h
        2w
        1h )
`,
  },
  {
    name: 'a closing parenthesis that has a line to itself keeps it',
    before: `@ SOA (
  ns1 ; where it comes from
  hostmaster
  1 4h 1h 2w 1h
)
`,
    after: `@   SOA (
        ns1 ; where it comes from
        hostmaster
        1
        4h
        1h
        2w
        1h
        )
`,
  },
  {
    name: 'a SOA stays on its line where that is wanted',
    options: { spreadSoa: false },
    before: '@ SOA ns1 hostmaster ( 1   4h 1h 2w 1h )\n',
    after: '@   SOA ns1 hostmaster ( 1 4h 1h 2w 1h )\n',
  },
  {
    name: 'strings in parentheses stand below each other',
    before: `k._domainkey TXT ("v=DKIM1; "
 "p=abc"; the key
     "def")
`,
    after: `k._domainkey    TXT ( "v=DKIM1; "
                      "p=abc"   ; the key
                      "def" )
`,
  },
  {
    name: 'long keys are cut behind a parenthesis, and what follows keeps its comment',
    options: { lineWidth: 50 },
    before: `a DS 60485 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A ; new
`,
    after: `a   DS  60485 13 2 (
        D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4
        F9E99B8383F6A1E4469DA50A )  ; new
`,
  },
  {
    name: 'long lists of strings get a line each',
    options: { lineWidth: 40 },
    before: 'a TXT "the first of all the strings" "and the second"\n',
    after: `a   TXT ( "the first of all the strings"
          "and the second" )
`,
  },
  {
    name: 'what cannot be read stays as it is, and so does what follows an open parenthesis',
    before: `a    A    192.0.2.300
b   A   192.0.2.1
# no   comment
$FOO    bar
c   TXT "open
d TXT  ( "a"
e    IN   A 192.0.2.2
f   A   192.0.2.3
`,
  },
  {
    name: 'a comment among owner, TTL and type keeps its record as it is',
    before: 'a ( ; comment\n  A\n192.0.2.1 )\n',
  },
  {
    name: 'CRLF stays CRLF',
    before: 'a A 192.0.2.1  \r\n\t\r\n@ SOA a b 1 2 3 4 5\r\n',
    after:
      'a   A   192.0.2.1\r\n\r\n@   SOA a b (\r\n        1   ; serial\r\n        2   ; refresh\r\n        3   ; retry\r\n        4   ; expire\r\n        5 ) ; minimum\r\n',
  },
  {
    name: 'the last line gets its line end, as servers want it',
    before: 'a   A   192.0.2.1',
    after: 'a   A   192.0.2.1\n',
  },
  {
    name: 'an entry without an owner keeps its blank, also where its section has no owner at all',
    before: 'a   A   192.0.2.1\n\n TXT b\n',
    after: 'a   A   192.0.2.1\n\n    TXT b\n',
  },
  {
    name: 'directives have one blank between their words, and their comments in a column',
    before: '$TTL   1h ; a\n$ORIGIN\texample.org.; b\n$GENERATE  1-3   h$  A   192.0.2.$\n',
    after: '$TTL 1h                 ; a\n$ORIGIN example.org.    ; b\n$GENERATE 1-3 h$ A 192.0.2.$\n',
  },
];

const HEAD = '$TTL 1h\n\n@   NS  ns1\n\n';

suite('formatting', () => {
  for (const { name, options = {}, before, after = before } of CASES) {
    test(name, () => {
      const head = before.includes('\r\n') ? HEAD.replaceAll('\n', '\r\n') : HEAD;
      const { zone } = openText(head + before, 'example.com.');
      const expected = options.useTabs ? head.replaceAll('   NS  ', '\tNS\t') + after : head + after;
      assert.equal(decodeUtf8(formatted(zone, options)), expected);
    });
  }

  test('of a range touches its lines alone, in the columns that its section has', () => {
    const text = 'a A 192.0.2.1\nb    A  192.0.2.2\nlonger.name A 192.0.2.3\n';
    const { zone } = openText(text, 'example.com.');
    const range = { start: { line: 1, character: 3 }, end: { line: 1, character: 5 } };
    assert.equal(
      decodeUtf8(formatted(zone, {}, range)),
      'a A 192.0.2.1\nb           A   192.0.2.2\nlonger.name A 192.0.2.3\n',
    );
  });
});

/** What stands there when a character has been typed, at the mark `|` behind it. */
function typed(marked: string): string {
  const at = marked.indexOf('|');
  const { zone } = openText(marked.replace('|', ''), 'example.com.');
  const before = marked.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: (before.at(-1) ?? '').length };
  const edits = formatTyped(zone, zone.root, position, marked.charAt(at - 1), DEFAULT_FORMAT);
  return decodeUtf8(withEdits(zone.root, edits));
}

suite('formatting as one types', () => {
  test('lays out the line that was ended, as the lines around it are', () => {
    assert.equal(
      typed('www     IN  A   192.0.2.1\nmail IN A 192.0.2.2\n|\nx A 192.0.2.3\n'),
      'www     IN  A   192.0.2.1\nmail    IN  A   192.0.2.2\n\nx A 192.0.2.3\n'.replace(
        'www     ',
        'www     ',
      ),
    );
  });

  test('indents a line inside parentheses', () => {
    assert.equal(typed('k   TXT (\n|\n'), 'k   TXT (\n        \n');
    assert.equal(typed('k   TXT ( "a"\n|\n'), 'k   TXT ( "a"\n          \n');
  });

  test('lays out the entry that a parenthesis closed, but not one in a string or comment', () => {
    assert.equal(typed('k TXT (\n"a"\n  "b" )|\n'), 'k   TXT (\n        "a"\n        "b" )\n');
    for (const text of ['k TXT "a)"\n', 'k TXT a ; b)\n']) {
      assert.equal(typed(text.replace(')', ')|')), text);
    }
  });

  test('leaves comments, empty lines and what cannot be read', () => {
    for (const text of ['; a   b\n', '\n', 'a  A   192.0.2.300\n']) assert.equal(typed(`${text}|`), text);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editCheckedZone } from '../../../server/src/engine/checkedZone.ts';
import {
  semanticTokensNow,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
} from '../../../server/src/engine/editing/semanticTokens.ts';
import { openText } from '../../support/openZone.ts';

const TEXT = `; a comment
$ORIGIN example.com.
$TTL 1h
$INCLUDE sub/hosts.zone dept
@ 1h IN SOA ns1 hostmaster ( 1 ; serial
    4h 1h 2w 1h )
in IN A 192.0.2.1
  AAAA 2001:db8::1 ; "comment"
é TXT "a;b" c ; d
k HTTPS 1 . alpn="h2,h3" port=443
@ CAA 0 issue "ca.example.net"
_443._tcp TLSA 3 1 1 0123 abcd
k DNSKEY 257 3 ECDSAP256SHA256 AAAA
k NSEC l A MX
k SPF "x"
$GENERATE 1-9 h$ A 192.0.2.$
k FOO bar
k TYPE65280 \\# 1 00
`;

/** Each token as `line:character text type.modifier`. */
function told(text: string, data: readonly number[]): string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, along = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    line += down;
    character = down === 0 ? character + along : along;
    const modifiers = TOKEN_MODIFIERS.filter((_, i) => bits & (1 << i)).map((name) => `.${name}`);
    const word = lines[line]?.slice(character, character + length);
    found.push(`${line} ${word} ${TOKEN_TYPES[type]}${modifiers.join('')}`);
  }
  return found;
}

const EXPECTED = `1 $ORIGIN macro
1 example.com. variable
2 $TTL macro
2 1h number
3 $INCLUDE macro
3 sub/hosts.zone string
3 dept variable
4 @ function.declaration
4 1h number
4 IN keyword
4 SOA type
4 ns1 variable
4 hostmaster variable
4 1 number
5 4h number
5 1h number
5 2w number
5 1h number
6 in function.declaration
6 IN keyword
6 A type
6 192.0.2.1 number
7 AAAA type
7 2001:db8::1 number
8 é function.declaration
8 TXT type
9 k function.declaration
9 HTTPS type
9 1 number
9 . variable
9 alpn property
9 port property
10 @ function.declaration
10 CAA type
10 0 number
10 issue property
11 _443._tcp function.declaration
11 TLSA type
11 3 number
11 1 number
11 1 number
11 0123 string
11 abcd string
12 k function.declaration
12 DNSKEY type
12 257 number
12 3 number
12 ECDSAP256SHA256 enumMember
12 AAAA string
13 k function.declaration
13 NSEC type
13 l variable
13 A type
13 MX type
14 k function.declaration
14 SPF type.deprecated
15 $GENERATE macro
15 1-9 number
16 k function.declaration
17 k function.declaration
17 TYPE65280 type`.split('\n');

test('each word is told by what it is for; texts are left to the grammar', () => {
  const { zone } = openText(TEXT, 'example.com.');
  assert.deepEqual(told(TEXT, semanticTokensNow(zone, zone.root, 0, 100)), EXPECTED);
});

test('a range has the tokens of its lines, in small blocks and after edits', () => {
  const lines = TEXT.split('\n');
  const many = Array.from({ length: 600 }, (_, i) => `host${i} A 192.0.2.1`);
  const text = `${many.join('\n')}\n${TEXT}`;
  const checked = openText(text, 'example.com.');
  const { zone } = checked;
  const start = { line: 100, character: 0 };
  const wanted = EXPECTED.filter((line) => /^[5-9] /.test(line));
  const shifted = (by: number) => wanted.map((line) => line.replace(/^\d+/, (n) => String(Number(n) + by)));
  assert.deepEqual(told(text, semanticTokensNow(zone, zone.root, 605, 609)), shifted(600));
  editCheckedZone(checked, 'text', { start, end: start, text: 'new A 192.0.2.1\n' });
  const edited = [...many.slice(0, 100), 'new A 192.0.2.1', ...many.slice(100), ...lines].join('\n');
  assert.deepEqual(told(edited, semanticTokensNow(zone, zone.root, 606, 610)), shifted(601));
});

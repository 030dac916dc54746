import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureAt } from '../../../server/src/engine/editing/signature.ts';
import { markedText } from '../../support/markedText.ts';
import { openText } from '../../support/openZone.ts';

/** A line, and its signature with the active parameter between `*`. */
const CASES: readonly (readonly [line: string, shown: string | undefined])[] = [
  ['@ MX |', 'MX *<preference>* <mail exchange>'],
  ['@ 1h IN MX 10 |', 'MX <preference> *<mail exchange>*'],
  ['@ IN 1h MX 1|0 mail', 'MX *<preference>* <mail exchange>'],
  ['@ MX 10 ma|il', 'MX <preference> *<mail exchange>*'],
  ['@ MX 10 mail |', undefined],
  ['@ MX|', undefined],
  ['@ |', undefined],
  ['|', undefined],
  ['@ MX 10 mail ; |', undefined],
  [
    '@ SOA ns1 hostmaster (\n 1 ; serial\n |',
    'SOA <MNAME> <RNAME> <serial> *<refresh>* <retry> <expire> <minimum>',
  ],
  ['  SRV 0 0 |', 'SRV <priority> <weight> *<port>* <target>'],
  ['@ TXT "a" "b|"', 'TXT *<text>*'],
  ['@ TXT "a" |', 'TXT *<text>*'],
  ['@ CAA 0 issue "|"', 'CAA <flags> <tag> *<value>*'],
  ['@ HTTPS 1 . alpn=h2 |', 'HTTPS <SvcPriority> <TargetName> *[SvcParams]*'],
  ['@ HTTPS 1 . foo=1 |', 'HTTPS <SvcPriority> <TargetName> *[SvcParams]*'],
  ['@ DS 1 13 2 AB CD|', 'DS <key tag> <algorithm> <digest type> *<digest>*'],
  ['@ MX ten |', 'MX <preference> *<mail exchange>*'],
  ['@ TYPE65280 |', undefined],
  ['$TTL |', '$TTL *<TTL>*'],
  ['$ORIGIN |', '$ORIGIN *<domain name>*'],
  ['$INCLUDE file |', '$INCLUDE <file name> *[origin]*'],
  ['$INCLUDE file sub |', undefined],
  ['$GENERATE |', '$GENERATE *<range>* <owner> [TTL] [class] <type> <data>'],
  ['$GENERATE 1-9 h|', '$GENERATE <range> *<owner>* [TTL] [class] <type> <data>'],
  ['$GENERATE 1-9 h$ MX 10 |', 'MX <preference> *<mail exchange>*'],
];

for (const [line, shown] of CASES) {
  test(`signature at ${JSON.stringify(line)}`, () => {
    const { text, position } = markedText(`$ORIGIN example.com.\n$TTL 1h\n@ A 192.0.2.1\n${line}\n`);
    const { zone } = openText(text, 'example.com.');
    const signature = signatureAt(zone, zone.root, position);
    const active = signature?.parameters[signature.active];
    const marked =
      signature &&
      active &&
      `${signature.label.slice(0, active.start)}*${signature.label.slice(active.start, active.end)}*${signature.label.slice(active.end)}`;
    assert.equal(marked, shown);
  });
}

test('a parameter tells what its field may hold', () => {
  const { text, position } = markedText('@ DS 1 | 2 00\n');
  const { zone } = openText(text, 'example.com.');
  const signature = signatureAt(zone, zone.root, position);
  assert.match(signature?.parameters[1]?.meaning ?? '', /a DNSSEC algorithm[\s\S]*13 \(ECDSAP256SHA256\)/);
  assert.equal(signature?.reference, 'RFC 4034 §5');
});

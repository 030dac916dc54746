import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { definitionOf } from '../../../server/src/engine/editing/definition.ts';
import { cursorAt } from '../../../server/src/engine/editing/entryAt.ts';
import { fileRange } from '../../../server/src/engine/editing/fileRange.ts';
import { stepsFrom, stepsTo } from '../../../server/src/engine/editing/hierarchy.ts';
import { mentionAt } from '../../../server/src/engine/editing/names/mention.ts';
import { findReferences } from '../../../server/src/engine/editing/references.ts';
import type { Place } from '../../../server/src/engine/finding.ts';
import { decodeUtf8 } from '../../../server/src/engine/text/utf8.ts';
import { nameText } from '../../../server/src/engine/zone/nameText.ts';
import { markedText } from '../../support/markedText.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { openText } from '../../support/openZone.ts';

const HEAD = '@ 1h SOA ns1 admin 1 2 3 4 5\n@ NS ns1\n';

/** Line from 1, and what stands there. */
function shown(place: Place): string {
  const { start } = fileRange(place);
  return `${start.line + 1} ${decodeUtf8(place.block.bytes, place.start, place.end)}`;
}

function nameAt(marked: string) {
  const { text, position } = markedText(HEAD + marked);
  const files = memoryFiles({ hosts: 'inner A 192.0.2.7\n' });
  const { zone } = openText(text, 'example.com.', files);
  const mention = mentionAt(zone, cursorAt(zone, zone.root, position));
  assert.ok(mention, `no name at ${marked}`);
  return { zone, name: zone.names.fold(mention.name) };
}

/** What stands at the cursor: the name, and every place that speaks of it; owners with a `=`. */
const REFERENCES: readonly (readonly [zone: string, name: string, places: readonly string[]])[] = [
  [
    'w|ww A 192.0.2.1\n  AAAA 2001:db8::1\nalias CNAME www\n@ MX 10 WWW.example.com.\n',
    'www.example.com.',
    ['=3 www', '5 www', '6 WWW.example.com.'],
  ],
  [
    '@| MX 10 mail\n$ORIGIN sub\nx CNAME example.com.\n@ A 192.0.2.1\n',
    'example.com.',
    ['=1 @', '=2 @', '=3 @', '5 example.com.'],
  ],
  [
    '$ORIGIN sub\n|@ A 192.0.2.1\n$ORIGIN @\nx CNAME @ ; sub\n',
    'sub.example.com.',
    ['3 sub', '=4 @', '5 @', '6 @'],
  ],
  [
    '_s._tcp SRV 0 0 1 host|\nx SVCB 1 "host" alpn=h2\ny HTTPS 1 h\\111st\nz RP host HOST\nr NSEC host A\n',
    'host.example.com.',
    ['3 host', '4 host', '5 h\\111st', '6 HOST', '6 host', '7 host'],
  ],
  ['n|s1 A 192.0.2.1\n', 'ns1.example.com.', ['1 ns1', '2 ns1', '=3 ns1']],
  ['adm|in A 192.0.2.1\n', 'admin.example.com.', ['1 admin', '=3 admin']],
  [
    'h|2 A 192.0.2.9\n$GENERATE 1-3 h$ CNAME x\n$GENERATE 1-2 y$ CNAME h2\n',
    'h2.example.com.',
    ['=4 $GENERATE 1-3 h$ CNAME x', '5 $GENERATE 1-2 y$ CNAME h2', '=3 h2'],
  ],
  [
    'c CNAME \\# 13 03777777076578616d706c6500\ny CNAME www.exa|mple.\n',
    'www.example.',
    ['3 CNAME \\# 13 03777777076578616d706c6500', '4 www.example.'],
  ],
  [
    '@ TXT "v=spf1 a:mail.example.com mx:mail." "example.com ?include:MAIL.example.com. exists:%{i}.mail.example.com redirect=mail.example.com"\nma|il A 192.0.2.1\nt TXT "mail.example.com"\n',
    'mail.example.com.',
    ['3 MAIL.example.com.', '3 mail.example.com', '3 mail.example.com', '=4 mail'],
  ],
  ['@ SPF "v=spf1 a:mai|l.example.com/24 -all"\n', 'mail.example.com.', ['3 mail.example.com']],
  ['$INCLUDE hosts sub|\n', 'sub.example.com.', ['3 sub']],
  ['k IPSECKEY 1 3 2 gw| AAAA\nm IPSECKEY 1 1 2 192.0.2.1 AAAA\n', 'gw.example.com.', ['3 gw']],
];

suite('references', () => {
  for (const [marked, expected, places] of REFERENCES) {
    test(JSON.stringify(marked), () => {
      const { zone, name } = nameAt(marked);
      assert.equal(nameText(zone.names, name), expected);
      const found: string[] = [];
      const steps = findReferences(zone, name, ({ place, declares }) => {
        found.push(`${declares ? '=' : ''}${shown(place)}`);
      });
      for (const _ of steps);
      assert.deepEqual(found.sort(), [...places].sort());
    });
  }
});

const DEFINITIONS: readonly (readonly [zone: string, definition: string | undefined])[] = [
  ['x CNAME w|ww\nwww A 192.0.2.1\nwww TXT x\n', '4 www'],
  ['x CNAME ww|w\n@ A 192.0.2.2\n  MX 10 www\n* A 192.0.2.1\n', '6 *'],
  ['x CNAME a.b|\n* A 192.0.2.1\nb TXT y\n', undefined],
  ['x CNAME a.s|ub\nsub NS ns.sub\nns.sub A 192.0.2.1\n', '4 sub'],
  ['x CNAME ns.s|ub\nsub NS ns.sub\nns.sub A 192.0.2.1\n', '5 ns.sub'],
  ['x CNAME h|2\n$GENERATE 1-3 h$ A 192.0.2.$\n', '4 $GENERATE 1-3 h$ A 192.0.2.$'],
  ['x CNAME elsewhere.|\n', undefined],
  ['x CNAME a|\ny A 192.0.2.1\na A 192.0.2.1\n$ORIGIN a\n  MX 10 x\n', '5 a'],
];

suite('definitions', () => {
  for (const [marked, expected] of DEFINITIONS) {
    test(JSON.stringify(marked), () => {
      const { zone, name } = nameAt(marked);
      const found = definitionOf(zone, name);
      assert.equal(found && shown(found.name), expected);
    });
  }
});

test('ways lead on from a name, and to it, by records', () => {
  const { zone, name } = nameAt(
    'm|ail CNAME host\n@ MX 10 mail\nx CNAME mail\n_a SRV 0 0 1 mail\n  MX 5 other.\n',
  );
  const ways = (steps: ReturnType<typeof stepsFrom>) =>
    steps.map(({ owner, target, type, place }) => {
      const text = [nameText(zone.names, owner), type, nameText(zone.names, target)].join(' ');
      return `${text} at ${shown(place)}`;
    });
  assert.deepEqual(ways(stepsFrom(zone, name, 10)), ['mail.example.com. CNAME host.example.com. at 3 host']);
  assert.deepEqual(ways(stepsTo(zone, name, 10)), [
    'example.com. MX mail.example.com. at 4 mail',
    'x.example.com. CNAME mail.example.com. at 5 mail',
    '_a.example.com. SRV mail.example.com. at 6 mail',
  ]);
});

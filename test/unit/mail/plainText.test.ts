import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../../scripts/setup/paths.ts';
import { plainText } from '../../../server/src/engine/mail/inZone/plainText.ts';
import { zoneText } from '../../../server/src/engine/mail/inZone/zoneText.ts';
import { ZoneView } from '../../../server/src/engine/rules/zoneView.ts';
import { openText } from '../../support/openZone.ts';

const SHAPES = `a TXT "one"
b TXT "one" "two"
c TXT "one""two"
d TXT ( "one"
        "two" )
e TXT ("one" "two")
f TXT ( "one" ; note
        "two" )
g TXT one
h TXT "one" two
i TXT "o\\"ne" "t\\119o"
j TXT "é"
k TXT ""
l TXT "" "a;b(c)" ""
m TXT "one" ; "note"
`;

suite('the text of a record without a map of its characters', () => {
  const files = globSync('test/fixtures/zones/**/*.zone', { cwd: root }).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  );

  test('is what it is with one, or is not told', () => {
    let told = 0;
    for (const text of [SHAPES, ...files]) {
      const { zone } = openText(text, 'example.com.');
      const view = new ZoneView(zone, ignore, ignore);
      for (const records of view.inOrder([16])) {
        for (const record of records) {
          const plain = plainText(record);
          if (plain === undefined) continue;
          told++;
          assert.equal(plain, zoneText(record).text);
        }
      }
    }
    assert.ok(told > 100, `${told} texts`);
  });

  test('is told where strings are in quotes, in ASCII, without escapes and comments between them', () => {
    const { zone } = openText(`$ORIGIN example.com.\n$TTL 1h\n${SHAPES}`, 'example.com.');
    const view = new ZoneView(zone, ignore, ignore);
    const told = [...view.inOrder([16])].flat().filter((record) => plainText(record) !== undefined);
    assert.equal(told.map(({ owner }) => view.text(owner).charAt(0)).join(''), 'abcdeklm');
  });
});

function ignore(): void {}

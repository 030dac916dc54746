import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorAt, stateAt } from '../../../server/src/engine/editing/entryAt.ts';
import { nameText } from '../../../server/src/engine/zone/nameText.ts';
import { openText } from '../../support/openZone.ts';

const TEXT = `$ORIGIN example.com.
$TTL 1h
@ IN SOA ns1 hostmaster ( 1 ; serial
    7200 3600 1209600 3600 )
www 300 IN A 192.0.2.1 ; comment
    TXT "a;b" c
$ORIGIN sub
mail MX 10
`;

function at(line: number, character: number) {
  const { zone } = openText(TEXT, '.');
  const cursor = cursorAt(zone, zone.root, { line, character });
  return { zone, cursor, said: [cursor.part?.role, cursor.part?.text, cursor.part?.field?.name] };
}

test('a cursor knows the part that it is in, or behind', () => {
  assert.deepEqual(at(2, 0).said, ['owner', '@', undefined]);
  assert.deepEqual(at(2, 5).said, ['type', 'SOA', undefined]);
  assert.deepEqual(at(3, 5).said, ['field', '7200', 'refresh']);
  assert.deepEqual(at(4, 4).said, ['ttl', '300', undefined]);
  assert.deepEqual(at(4, 13).said, ['field', '192.0.2.1', 'address']);
  assert.deepEqual(at(5, 12).said, ['field', 'a;b', 'text']);
  assert.deepEqual(at(6, 2).said, ['directive', '$ORIGIN', undefined]);
});

test('comments are told from quoted semicolons', () => {
  assert.equal(at(2, 32).cursor.inComment, true);
  assert.equal(at(4, 27).cursor.inComment, true);
  assert.equal(at(5, 12).cursor.inComment, false);
});

test('an entry that is being typed has the parts that are there', () => {
  const { cursor } = at(7, 10);
  assert.deepEqual(
    cursor.entry.parts.map(({ role }) => role),
    ['owner', 'type', 'field'],
  );
  assert.equal(cursor.entry.records.length, 1);
});

test('the state before an entry is what it is read in', () => {
  const { zone, cursor } = at(7, 2);
  const { origin, owner, defaultTtl } = stateAt(zone, cursor.entry);
  assert.deepEqual(
    [nameText(zone.names, origin), nameText(zone.names, owner), defaultTtl],
    ['sub.example.com.', 'www.example.com.', 3600],
  );
});

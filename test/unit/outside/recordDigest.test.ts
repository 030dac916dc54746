import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isSameDigest, recordDigest } from '../../../server/src/engine/outside/recordDigest.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../../server/src/engine/zone/includes.ts';
import { readZoneNow } from '../../../server/src/engine/zone/readZone.ts';
import { createZone } from '../../../server/src/engine/zone/zone.ts';

const HEAD = '$ORIGIN example.com.\n$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n';

/** @param blockBytes small blocks, so that their borders fall everywhere */
function digestOf(text: string, blockBytes = 64) {
  const zone = createZone({ uri: 'zone', origin: 'example.com.', files: NO_FILES, blockBytes });
  readZoneNow(zone, encodeUtf8(HEAD + text));
  return recordDigest(zone);
}

const isSame = (a: string, b: string) => isSameDigest(digestOf(a), digestOf(b));

suite('what tells whether records have changed', () => {
  for (const [what, a, b] of [
    ['an address, in a bit that tells cases of letters apart', 'a A 192.0.2.65\n', 'a A 192.0.2.97\n'],
    ['a preference, in such a bit', 'a MX 65 b\n', 'a MX 97 b\n'],
    ['the case of a text', 'a TXT "V=spf1"\n', 'a TXT "v=spf1"\n'],
    ['a TTL', 'a A 192.0.2.1\n', 'a 5m A 192.0.2.1\n'],
    ['an owner', 'a A 192.0.2.1\n', 'b A 192.0.2.1\n'],
    ['a type', 'a NS b\n', 'a PTR b\n'],
    ['one record more', 'a A 192.0.2.1\n', 'a A 192.0.2.1\na A 192.0.2.2\n'],
    ['two owners that change places', 'a A 192.0.2.1\nb A 192.0.2.2\n', 'b A 192.0.2.1\na A 192.0.2.2\n'],
    ['a timer of the SOA record', '', ' IN SOA ns1 hostmaster 1 7200 3600 1209600 60\n'],
  ] as const) {
    test(`differs by ${what}`, () => assert.ok(!isSame(a, b)));
  }
  for (const [what, a, b] of [
    ['comments and blanks', 'a A 192.0.2.1\n', '; c\n\na\t3600 IN A 192.0.2.1 ; d\n'],
    ['relative names', 'a NS b\n', 'a.example.com. NS b.example.com.\n'],
    ['the case of names', 'a NS b\n', 'A NS B\n'],
    ['generic data', 'a A 192.0.2.1\n', 'a TYPE1 \\# 4 C0000201\n'],
    ['records that are made', '$GENERATE 1-2 a$ A 192.0.2.$\n', 'a2 A 192.0.2.2\na1 A 192.0.2.1\n'],
    ['addresses in other words', 'a AAAA 2001:db8::1\n', 'a AAAA 2001:DB8:0:0::1\n'],
  ] as const) {
    test(`does not differ by ${what}`, () => assert.ok(isSame(a, b)));
  }

  test('does not differ by order or where blocks end; it does by any record', () => {
    const record = fc.record({
      owner: fc.integer({ min: 0, max: 50 }),
      host: fc.integer({ min: 0, max: 255 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(record, { minLength: 2, selector: ({ owner, host }) => `${owner} ${host}` }),
        fc.integer({ min: 16, max: 400 }),
        (records, blockBytes) => {
          const lines = records.map(({ owner, host }) => `h${owner} A 192.0.2.${host}\n`);
          const digest = digestOf(lines.join(''));
          assert.deepEqual(digestOf(lines.toReversed().join(''), blockBytes), digest);
          assert.ok(!isSameDigest(digestOf(lines.slice(1).join(''), blockBytes), digest));
        },
      ),
      { numRuns: 60 },
    );
  });
});

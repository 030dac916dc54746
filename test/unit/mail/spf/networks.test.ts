import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { addressText, networkText, readAddress } from '../../../../server/src/engine/mail/spf/addressText.ts';
import {
  type AddressSet,
  countOf,
  difference,
  EVERYTHING,
  edgesOf,
  includesAddress,
  intersection,
  networksOf,
  rangeOf,
  setOf,
  union,
} from '../../../../server/src/engine/mail/spf/networks.ts';
import type { Network } from '../../../../server/src/engine/mail/spf/spfRecord.ts';
import { PROPERTY } from '../../../support/properties.ts';

function network(text: string): Network {
  const [address = '', prefix] = text.split('/');
  const read = readAddress(address);
  assert.ok(read, text);
  return {
    family: read.family,
    address: read.value,
    prefix: Number(prefix ?? (read.family === 4 ? 32 : 128)),
  };
}

const set = (...texts: string[]) => setOf(texts.map(network));
const shown = (addresses: AddressSet) => networksOf(addresses).map(networkText);

suite('sets of addresses', () => {
  test('neighbours and overlapping networks are one, of the fewest networks', () => {
    assert.deepEqual(shown(set('192.0.2.0/25', '192.0.2.128/25', '192.0.2.7', '198.51.100.1/32')), [
      '192.0.2.0/24',
      '198.51.100.1',
    ]);
    assert.deepEqual(shown(set('2001:db8::/33', '2001:db8:8000::/33', '::1')), ['::1', '2001:db8::/32']);
    assert.deepEqual(shown(EVERYTHING), ['0.0.0.0/0', '::/0']);
  });

  test('what is taken out leaves the rest', () => {
    assert.deepEqual(shown(difference(set('192.0.2.0/29'), set('192.0.2.3'))), [
      '192.0.2.0/31',
      '192.0.2.2',
      '192.0.2.4/30',
    ]);
    assert.deepEqual(shown(difference(set('192.0.2.0/29'), EVERYTHING)), []);
  });

  test('edges: ends, and what is next to them', () => {
    assert.deepEqual(edgesOf(4, rangeOf(network('0.0.0.0/31'))), [0n, 1n, 2n]);
    assert.deepEqual(
      edgesOf(4, rangeOf(network('255.255.255.255'))).map(Number),
      [4294967295, 4294967295, 4294967294],
    );
  });

  test('host bits do not matter, and families stay apart', () => {
    assert.deepEqual(shown(set('192.0.2.77/24', '2001:db8::7')), ['192.0.2.0/24', '2001:db8::7']);
    assert.deepEqual(countOf(set('10.0.0.0/8', '::/127')), { v4: 16777216n, v6: 2n });
  });

  test('addresses are read and written', () => {
    for (const text of ['192.0.2.1', '2001:db8::1', '::', '::1', '2001:db8:0:1::', 'fe80::1:0:0:1']) {
      const address = readAddress(text);
      assert.equal(address && addressText(address), text);
    }
    assert.deepEqual(readAddress('::ffff:192.0.2.1'), readAddress('192.0.2.1'));
    for (const text of ['192.0.2', '192.0.2.256', 'x', '', '1::2::3'])
      assert.equal(readAddress(text), undefined);
  });

  test('the algebra holds for each address', () => {
    const networks = fc.array(
      fc.record({
        family: fc.constant<4>(4),
        address: fc.bigInt(0n, 63n),
        prefix: fc.integer({ min: 26, max: 32 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(networks, networks, (a, b) => {
        const [one, other] = [setOf(a), setOf(b)];
        for (let value = 0n; value < 66n; value++) {
          const isIn = (of: AddressSet) => includesAddress(of, { family: 4, value });
          const [inOne, inOther] = [isIn(one), isIn(other)];
          const isNamed = a.some((each) => rangeOf(each).first <= value && value <= rangeOf(each).last);
          assert.equal(inOne, isNamed);
          assert.equal(isIn(union(one, other)), inOne || inOther);
          assert.equal(isIn(difference(one, other)), inOne && !inOther);
          assert.equal(isIn(intersection(one, other)), inOne && inOther);
          assert.equal(isIn(setOf(networksOf(one))), inOne);
        }
      }),
      PROPERTY,
    );
  });
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dsDigest } from '../../../server/src/engine/dnssec/dsDigest.ts';
import { hashName } from '../../../server/src/engine/dnssec/nsec3.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';
import { NameTable, ROOT } from '../../../server/src/engine/zone/names.ts';
import { readName } from '../../../server/src/engine/zone/nameText.ts';
import { dnssecCrypto } from '../../../server/src/node/dnssecCrypto.ts';

const names = new NameTable();

function nameOf(text: string): number {
  const bytes = encodeUtf8(text);
  return readName(names, bytes, 0, bytes.length, ROOT);
}

suite('digests of DS records', () => {
  // The key of RFC 4034 §5.4.
  const key = Buffer.concat([
    Buffer.from([1, 0, 3, 5]),
    Buffer.from(
      'AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==',
      'base64',
    ),
  ]);
  const digest = (type: number, owner = 'dskey.example.com.') => {
    const octets = dsDigest(type, names, nameOf(owner), key, dnssecCrypto);
    return octets && Buffer.from(octets).toString('hex').toUpperCase();
  };

  test('are those of RFC 4034 §5.4 and RFC 4509 §2.3', () => {
    assert.equal(digest(1), '2BB183AF5F22588179A53B0A98631FAD1A292118');
    assert.equal(digest(2), 'D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A');
    assert.equal(digest(4)?.length, 96);
  });

  test('do not depend on how the owner is spelled, and are not known for other types', () => {
    assert.equal(digest(2, 'DSkey.EXAMPLE.com.'), digest(2));
    assert.equal(digest(3), undefined);
  });
});

suite('hashes of names', () => {
  // RFC 5155 appendix A.
  const parameters = { algorithm: 1, flags: 0, iterations: 12, salt: Uint8Array.of(0xaa, 0xbb, 0xcc, 0xdd) };
  for (const [name, hash] of [
    ['example.', '0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM'],
    ['a.example.', '35MTHGPGCU1QG68FAB165KLNSNK3DPVL'],
    ['ai.example.', 'GJEQE526PLBF1G8MKLP59ENFD789NJGI'],
    ['*.w.example.', 'R53BQ7CC2UVMUBFU5OCMM6PERS9TK9EN'],
    ['X.Y.W.EXAMPLE.', '2VPTU5TIMAMQTTGL4LUU9KG21E0AOR3S'],
  ] as const) {
    test(`${name} is ${hash}`, () => {
      assert.equal(hashName(dnssecCrypto, names, nameOf(name), parameters), hash);
    });
  }
});

import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { suite, test } from 'node:test';
import { type DkimAlgorithm, freeSelector, generateDkimKeyPair } from '../../../../client/src/dkimKeyPair.ts';
import { parseDkimKey } from '../../../../server/src/engine/mail/dkim/dkimKey.ts';
import { keyRecordText } from '../../../../server/src/engine/mail/dkim/keyRecord.ts';

const ALGORITHMS: readonly (readonly [DkimAlgorithm, string])[] = [
  ['rsa-2048', 'rsa 2048'],
  ['rsa-3072', 'rsa 3072'],
  ['ed25519', 'ed25519'],
];

suite('key pairs', () => {
  for (const [algorithm, expected] of ALGORITHMS) {
    test(`${algorithm}: both halves belong together, and the record says the same`, async () => {
      const { publicKey, privateKey } = await generateDkimKeyPair(algorithm);
      const octets = Buffer.from(publicKey, 'base64');
      assert.match(privateKey, /^-----BEGIN PRIVATE KEY-----\n/);
      const own = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' });
      assert.deepEqual(own, octets);
      const text = keyRecordText(new Uint8Array(octets)) ?? '';
      const { key, keyType } = parseDkimKey({ kind: 'dkim', text, owner: undefined });
      assert.equal(key.kind === 'rsa' ? `rsa ${key.bits}` : key.kind, expected);
      assert.equal(keyType, key.kind);
    });
  }

  test('selectors are dates that are not in use yet', () => {
    const day = new Date(2026, 10, 4);
    assert.equal(freeSelector([], day), 's20261104');
    assert.equal(freeSelector(['s20261104'], day), 's20261104b');
    assert.equal(freeSelector(['s20261104', 's20261104b'], day), 's20261104c');
  });
});

import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { suite, test } from 'node:test';
import { type KeyOctets, readKeyOctets } from '../../../../server/src/engine/mail/dkim/keyOctets.ts';
import { readBase64 } from '../../../../server/src/engine/mail/dkim/readBase64.ts';
import { Random } from '../../../support/random.ts';

const spki = (key: KeyObject) => new Uint8Array(key.export({ type: 'spki', format: 'der' }));
const pkcs1 = (key: KeyObject) => new Uint8Array(key.export({ type: 'pkcs1', format: 'der' }));

const pair = (modulusLength: number, publicExponent = 65537) =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent });

const SIZES = [512, 768, 1000, 1023, 1024, 1025, 2047, 2048, 3072];

function about(octets: Uint8Array): string {
  const read = readKeyOctets(octets);
  return 'bits' in read ? `${read.kind} ${read.bits}` : read.kind;
}

suite('keys as Node writes them', () => {
  for (const bits of SIZES) {
    test(`RSA, ${bits} bits`, () => {
      const { publicKey, privateKey } = pair(bits, bits === 768 ? 3 : 65537);
      const { modulusLength, publicExponent } = publicKey.asymmetricKeyDetails ?? {};
      for (const [form, octets] of [
        ['spki', spki(publicKey)],
        ['pkcs1', pkcs1(publicKey)],
      ] as const) {
        assert.deepEqual(readKeyOctets(octets), {
          kind: 'rsa',
          form,
          bits: modulusLength,
          modulusIsEven: false,
          exponent: Number(publicExponent),
          rest: 0,
        });
      }
      for (const type of ['pkcs1', 'pkcs8'] as const) {
        const octets = new Uint8Array(privateKey.export({ type, format: 'der' }));
        assert.equal(readKeyOctets(octets).kind, 'private', type);
        assert.equal(readKeyOctets(octets.subarray(0, 190)).kind, 'private', `${type}, cut`);
      }
    });
  }

  test('RSA of sizes that take long to generate', () => {
    for (const bits of [4096, 8192]) {
      const n = `${'c1'.repeat(bits / 8 - 1)}03`;
      const jwk = { kty: 'RSA', n: Buffer.from(n, 'hex').toString('base64url'), e: 'AQAB' };
      const key = createPublicKey({ key: jwk, format: 'jwk' });
      assert.equal(about(spki(key)), `rsa ${bits}`);
      assert.equal(about(pkcs1(key)), `rsa ${bits}`);
      assert.equal(key.asymmetricKeyDetails?.modulusLength, bits);
    }
  });

  test('Ed25519: alone, and in its structure', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const octets = spki(publicKey);
    const raw = octets.subarray(12);
    assert.deepEqual(readKeyOctets(octets), { kind: 'ed25519', form: 'spki', raw });
    assert.deepEqual(readKeyOctets(raw), { kind: 'ed25519', form: 'raw', raw });
    const secret = new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }));
    assert.equal(readKeyOctets(secret).kind, 'private');
  });

  test('keys that DKIM does not know are named', () => {
    const name = (read: KeyOctets) => (read.kind === 'other' ? read.name : read.kind);
    const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    assert.equal(name(readKeyOctets(spki(ec.publicKey))), 'elliptic curves (ECDSA)');
    const secret = new Uint8Array(ec.privateKey.export({ type: 'sec1', format: 'der' }));
    assert.equal(name(readKeyOctets(secret)), 'private');
    assert.equal(name(readKeyOctets(spki(generateKeyPairSync('ed448').publicKey))), 'Ed448');
    assert.equal(name(readKeyOctets(spki(generateKeyPairSync('x25519').publicKey))), 'X25519');
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 1024 });
    assert.equal(name(readKeyOctets(spki(pss.publicKey))), 'RSASSA-PSS');
  });
});

suite('what is no key of DKIM', () => {
  const thing = (base64: string) => {
    const read = readKeyOctets(new Uint8Array(Buffer.from(base64, 'base64')));
    return read.kind === 'other' ? read.thing : read.kind;
  };

  test('is told where it is known', () => {
    assert.equal(thing('AAAAB3NzaC1yc2EAAAADAQABAAABAQDa'), 'a key as SSH has it');
    assert.equal(thing('AAAAC3NzaC1lZDI1NTE5AAAAIIJmQz8Wx'), 'a key as SSH has it');
    assert.equal(thing('AwEAAZfbYw8SffZwsbrCLbC+JLErREIF6Yfe'), 'a key as DNSKEY records have it');
    // A certificate begins with its length, that of its content, and its version.
    assert.equal(thing('MBIwEKADAgECAgEBMAkGAioDMAMCAQE='), 'a certificate');
    assert.equal(thing('bm90IGEga2V5'), undefined);
  });
});

suite('keys that are damaged', () => {
  const { publicKey } = pair(2048);

  test('cut at every octet they are cut, and their size is told once it stands there', () => {
    for (const octets of [spki(publicKey), pkcs1(publicKey)]) {
      for (let length = 1; length < octets.length; length++) {
        if (length === 32) continue; // That many could be a key of Ed25519.
        const read = readKeyOctets(octets.subarray(0, length));
        assert.equal(read.kind, 'cut', `${length} octets`);
        if (read.kind !== 'cut') continue;
        assert.equal(read.length, length < 4 ? undefined : octets.length);
        if (length > 40) assert.equal(read.bits, 2048);
      }
    }
    const small = spki(generateKeyPairSync('ed25519').publicKey);
    for (let length = 1; length < small.length; length++) {
      assert.equal(readKeyOctets(small.subarray(0, length)).kind, length === 32 ? 'ed25519' : 'cut');
    }
  });

  test('what is behind the key is counted', () => {
    const octets = spki(publicKey);
    const longer = new Uint8Array(octets.length + 3);
    longer.set(octets);
    const read = readKeyOctets(longer);
    assert.equal(read.kind === 'rsa' && read.rest, 3);
  });

  test('with any octet changed: what is read as a key is one for Node too, and of the same size', () => {
    const random = new Random(6376);
    const original = spki(pair(1024).publicKey);
    for (let round = 0; round < 4000; round++) {
      const octets = original.slice();
      // The structure is in the first thirty octets and in the last five.
      const at = random.int(0, 34);
      octets[at < 30 ? at : octets.length - 35 + at] = random.int(0, 255);
      const read = readKeyOctets(octets);
      if (read.kind !== 'rsa') continue;
      const key = createPublicKey({ key: Buffer.from(octets), format: 'der', type: 'spki' });
      assert.equal(key.asymmetricKeyDetails?.modulusLength, read.bits);
      assert.equal(Number(key.asymmetricKeyDetails?.publicExponent), read.exponent);
    }
  });

  test('any octets at all are told to be something', () => {
    const random = new Random(8463);
    for (let round = 0; round < 20_000; round++) {
      const octets = Uint8Array.from({ length: random.int(0, 59) }, () => random.int(0, 255));
      if (round % 2 === 0) octets[0] = 0x30;
      assert.ok(readKeyOctets(octets).kind);
    }
  });
});

suite('base64', () => {
  test('as Node writes it, with and without blanks', () => {
    const random = new Random(4648);
    for (let length = 0; length < 70; length++) {
      const octets = Uint8Array.from({ length }, () => random.int(0, 255));
      const text = Buffer.from(octets).toString('base64');
      assert.deepEqual(readBase64(text), { octets });
      assert.deepEqual(readBase64(text.replaceAll(/(.{5})/g, '$1 \t')), { octets });
    }
  });

  test('faults, each at its place', () => {
    const fault = (text: string) => {
      const { fault } = readBase64(text);
      return fault && `${fault.problem} ${fault.at}`;
    };
    assert.equal(fault('AAAA-AAA'), 'character 4');
    assert.equal(fault('AA==AAAA'), 'character 4');
    assert.equal(fault('AAAA='), 'character 4');
    assert.equal(fault('AA==='), 'character 4');
    assert.equal(fault('A='), 'character 1');
    assert.equal(fault('AAAAA'), 'length 5');
    assert.equal(fault('AAAAAA'), 'padding 6');
    assert.equal(fault('AAAAAA='), 'padding 7');
    assert.equal(fault('AAAAAA=='), undefined);
  });
});

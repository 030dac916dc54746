import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyTag } from '../../../server/src/engine/dnssec/keyTag.ts';

/** The key of RFC 4034 §5.4. */
const KEY =
  'AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+' +
  'X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==';

function rdata(flags: number, algorithm: number, key = KEY): Uint8Array {
  return Buffer.concat([Buffer.from([flags >> 8, flags & 0xff, 3, algorithm]), Buffer.from(key, 'base64')]);
}

test('the key tag is that of RFC 4034 §5.4', () => {
  assert.equal(keyTag(rdata(256, 5)), 60485);
  // One bit of the flags more: the secure entry point, or the revoked key (RFC 5011 §7).
  assert.equal(keyTag(rdata(257, 5)), 60486);
  assert.equal(keyTag(rdata(384, 5)), 60613);
});

test('the tag of RSA/MD5 is a part of the modulus', () => {
  assert.equal(keyTag(rdata(256, 1)), 0x3c2f);
});

test('keys that are cut short have a tag too', () => {
  assert.equal(keyTag(new Uint8Array()), 0);
  assert.equal(keyTag(Uint8Array.of(1, 0, 3, 1)), 0x0003);
});

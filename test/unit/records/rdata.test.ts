import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RECORD_TYPES } from '../../../server/src/engine/records/recordTypes.ts';
import { NEWER, REFUSED, VALID } from './examples.ts';
import { readOne } from './readOne.ts';

describe('valid RDATA', () => {
  for (const { line, type, canonical } of [...VALID, ...NEWER]) {
    test(line, () => {
      const read = readOne(line);
      assert.equal(read.fault?.message, undefined);
      assert.equal(read.canonical, canonical);
      const { hex = '' } = read;
      const generic = readOne(`${type} \\# ${hex.length / 2} ${hex}`);
      assert.equal(generic.fault?.message, undefined, 'the generic form of the same octets is read');
      assert.equal(generic.canonical, canonical, 'and prints the same');
      assert.equal(readOne(`${type} ${canonical}`).hex, hex, 'canonical text is read as the same octets');
    });
  }
});

describe('refused RDATA', () => {
  for (const { line, at, message, rule, fix } of REFUSED) {
    test(line, () => {
      const read = readOne(line);
      assert.equal(read.canonical, undefined, 'it is accepted');
      assert.equal(read.fault?.message, message);
      assert.equal(read.at, at);
      assert.equal(read.fault?.rule, rule);
      assert.equal(read.fault?.fix?.text, fix);
    });
  }
});

test('every type that a zone may hold has a valid example', () => {
  const shown = new Set([...VALID, ...NEWER].map((example) => example.type));
  const missing = RECORD_TYPES.filter((type) => !type.refused && !shown.has(type.name));
  assert.deepEqual(
    missing.map((type) => type.name),
    [],
  );
});

test('a string that is too long is split without cutting escapes or characters', () => {
  const escapes = readOne(`TXT "${'\\200'.repeat(256)}"`);
  assert.equal(escapes.fault?.fix?.text, `"${'\\200'.repeat(255)}" "\\200"`);
  const quotes = readOne(`TXT "${'a'.repeat(254)}\\"\\"b"`);
  assert.equal(quotes.fault?.fix?.text, `"${'a'.repeat(254)}\\"" "\\"b"`);
  const characters = readOne(`TXT ${'é'.repeat(200)}`);
  assert.equal(characters.fault?.fix?.text, `"${'é'.repeat(127)}" "${'é'.repeat(73)}"`);
  assert.match(characters.fault?.message ?? '', /has 400 octets/);
  for (const { fault } of [escapes, quotes, characters]) {
    assert.equal(readOne(`TXT ${fault?.fix?.text}`).fault, undefined, 'the fix is valid');
  }
});

test('the RDATA is at most 65535 octets', () => {
  const strings = `"${'x'.repeat(255)}" `.repeat(256);
  assert.equal(
    readOne(`TXT ${strings}`).fault?.message,
    'The TXT RDATA is over 65535 octets, more than a record can hold (RFC 1035 §3.2.1).',
  );
  const parameters = Array.from({ length: 20000 }, (_, i) => `key${1000 + i}`).join(' ');
  assert.match(readOne(`SVCB 1 . ${parameters}`).fault?.message ?? '', /over 65535 octets/);
});

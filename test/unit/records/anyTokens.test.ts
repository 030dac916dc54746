import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { printRdata } from '../../../server/src/engine/records/rdata.ts';
import { RECORD_TYPES } from '../../../server/src/engine/records/recordTypes.ts';
import { PROPERTY } from '../../support/properties.ts';
import { NEWER, VALID } from './examples.ts';
import { readOne } from './readOne.ts';

const RUNS = { ...PROPERTY, numRuns: 3 * PROPERTY.numRuns };

const typeName = fc.constantFrom(...RECORD_TYPES.map((type) => type.name), 'TYPE0', 'TYPE65535');

/** Words that come near to what fields hold, and any others. */
const word = fc.oneof(
  fc.constantFrom(
    '.',
    '@',
    '0',
    '1',
    '255',
    '65536',
    '4294967295',
    '-',
    '\\#',
    '""',
    '"',
    '(',
    ')',
    ';',
    '\\',
    '=',
    '!',
  ),
  fc.constantFrom(...[...VALID, ...NEWER].flatMap(({ line }) => line.split(' ').slice(1))),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF.:-/\\"{}[]|*,='), maxLength: 40 }),
);

const rdata = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

test('no text makes reading or printing throw, and what is read can be read again', () => {
  fc.assert(
    fc.property(typeName, rdata, (type, text) => {
      const read = readOne(`${type} ${text.replace(/[\r\n]/g, ' ')}`);
      if (read.fault) {
        assert.ok(read.fault.start <= read.fault.end);
        assert.ok(read.fault.message.length > 10);
      } else {
        assert.notEqual(read.canonical, undefined);
        assert.equal(readOne(`${type} ${read.canonical}`).hex, read.hex);
      }
    }),
    RUNS,
  );
});

test('octets either have a text, which reads back to them, or none', () => {
  const number = fc.constantFrom(...RECORD_TYPES.map((type) => type.number), 65535);
  fc.assert(
    fc.property(number, fc.uint8Array({ maxLength: 80 }), (type, octets) => {
      const text = printRdata(type, octets, octets.length);
      if (text === undefined) return;
      const hex = Buffer.from(octets).toString('hex');
      assert.equal(readOne(`TYPE${type} ${text}`).fault?.message, undefined);
      assert.equal(readOne(`TYPE${type} \\# ${octets.length} ${hex}`).canonical, text);
    }),
    RUNS,
  );
});

test('octets of a valid record that are changed are read or refused, never half printed', () => {
  const example = fc.constantFrom(...VALID);
  fc.assert(
    fc.property(example, fc.nat(), fc.nat(255), (valid, at, octet) => {
      const octets = Buffer.from(readOne(valid.line).hex ?? '', 'hex');
      if (octets.length > 0) octets[at % octets.length] = octet;
      const read = readOne(`${valid.type} \\# ${octets.length} ${octets.toString('hex')}`);
      if (read.fault === undefined)
        assert.equal(readOne(`${valid.type} ${read.canonical}`).fault?.message, undefined);
    }),
    RUNS,
  );
});

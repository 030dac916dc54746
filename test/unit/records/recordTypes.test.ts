import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  RECORD_TYPES,
  recordTypeByNumber,
  typeNumberAt,
  typeText,
} from '../../../server/src/engine/records/recordTypes.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

function numberOf(text: string): number {
  const bytes = encodeUtf8(text);
  return typeNumberAt(bytes, 0, bytes.length);
}

test('names and numbers are unique', () => {
  assert.equal(new Set(RECORD_TYPES.map((type) => type.number)).size, RECORD_TYPES.length);
  assert.equal(new Set(RECORD_TYPES.map((type) => type.name)).size, RECORD_TYPES.length);
});

test('every type is found by its mnemonic in any case, by TYPEnnn and by its number', () => {
  for (const type of RECORD_TYPES) {
    assert.match(type.name, /^[A-Z0-9-]+$/);
    assert.equal(numberOf(type.name), type.number);
    assert.equal(numberOf(type.name.toLowerCase()), type.number);
    assert.equal(numberOf(`type${type.number}`), type.number);
    assert.equal(typeText(type.number), type.name);
    assert.equal(recordTypeByNumber(type.number), type);
  }
});

test('what is no type is none', () => {
  for (const text of ['', 'FOO', 'TYPE', 'TYPE65536', 'TYPE-1', 'TYPE1x', 'TYPE000001', 'AA', 'MXX', 'É']) {
    assert.equal(numberOf(text), -1, text);
  }
  assert.equal(numberOf('TYPE0'), 0);
  assert.equal(typeText(65279), 'TYPE65279');
});

test('every type says in one line what it is for and where it is defined', () => {
  for (const type of RECORD_TYPES) {
    assert.match(type.meaning, /^[^\n]{10,120}[^.\n]$/, type.name);
    assert.match(type.reference, /RFC \d+|draft-|IANA|ATM Forum|Patton/, type.name);
    const names = type.fields.map((field) => field.name);
    assert.equal(new Set(names).size, names.length, type.name);
    for (const field of type.fields) {
      assert.notEqual(field.name, '');
      assert.match(field.kind.holds, /[^.]$/, `${type.name} ${field.name} ends the sentence "expected …"`);
    }
  }
});

test('fields that may be left out come last', () => {
  for (const type of RECORD_TYPES) {
    const first = type.fields.findIndex((field) => field.optional);
    if (first >= 0)
      assert.ok(
        type.fields.slice(first).every((field) => field.optional),
        type.name,
      );
  }
});

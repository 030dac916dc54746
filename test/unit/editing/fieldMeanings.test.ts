import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DECODERS } from '../../../server/src/engine/editing/hover/decoders.ts';
import { FIELD_MEANINGS } from '../../../server/src/engine/editing/hover/fieldMeanings.ts';
import { RECORD_TYPES } from '../../../server/src/engine/records/recordTypes.ts';

/** Types and the names of their fields, as they are declared; types that no zone file may hold have none to explain. */
const DECLARED = new Map(
  RECORD_TYPES.map(({ name, fields, refused }) => [
    name,
    refused === undefined || FIELD_MEANINGS[name] ? fields.map((field) => field.name) : [],
  ]),
);

test('every field of every type has a meaning', () => {
  for (const [type, fields] of DECLARED) {
    for (const field of fields) assert.ok(FIELD_MEANINGS[type]?.[field], `${type} ${field}`);
  }
});

test('no meaning is of a field that is not there', () => {
  for (const [type, meanings] of Object.entries(FIELD_MEANINGS)) {
    for (const field of Object.keys(meanings))
      assert.ok(DECLARED.get(type)?.includes(field), `${type} ${field}`);
  }
});

test('no decoder is of a field that is not there', () => {
  for (const [type, { fields = {}, split = {}, notedAt = [] }] of Object.entries(DECODERS)) {
    for (const field of [...Object.keys(fields), ...Object.keys(split), ...notedAt])
      assert.ok(DECLARED.get(type)?.includes(field), `${type} ${field}`);
  }
});

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { RECORD_TYPES } from '../../server/src/engine/records/recordTypes.ts';

const ROOT = join(import.meta.dirname, '../..');

test('a constant that is named after a record type has its number', () => {
  const numbers = new Map(RECORD_TYPES.map(({ name, number }) => [name, number]));
  let found = 0;
  for (const file of globSync('server/src/**/*.ts', { cwd: ROOT })) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, name = '', number] of text.matchAll(/^const ([A-Z][A-Z0-9]*) = (\d+);$/gm)) {
      const declared = numbers.get(name);
      if (declared === undefined) continue;
      found++;
      assert.equal(Number(number), declared, `${name} in ${file}`);
    }
  }
  assert.ok(found > 20, 'the constants are found');
});

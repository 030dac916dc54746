import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { COMPARISON, comparison } from '../../scripts/generate/comparison.ts';
import { root } from '../../scripts/setup/paths.ts';

test(`${COMPARISON} is what \`npm run compare\` makes`, () => {
  const path = join(root, COMPARISON);
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
  assert.equal(written, comparison(), 'run `npm run compare`');
});

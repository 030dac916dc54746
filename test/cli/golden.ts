import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fixtures } from './hostmaster.ts';

/** Compares a text with the file that says what it has to be; with UPDATE_GOLDEN=1 in the environment it writes that. */
export function assertGolden(name: string, text: string): void {
  const path = `${fixtures}/golden/${name}`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'), `differs from test/fixtures/cli/golden/${name}`);
}

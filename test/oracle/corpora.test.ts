import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { bindLoadsFile, needsBind } from '../support/bind.ts';
import { CORPORA, expectations, needsCorpora } from '../support/corpora.ts';
import { errorsOf, listed, openFile } from '../support/openZone.ts';
import { bindLines, difference, ourLines } from './compare.ts';

before(needsBind);

const SAMPLES = join(import.meta.dirname, '../../samples');

/** @returns how many records were compared; `undefined` when BIND does not load the zone */
function compare(path: string, origin: string, folder: string): number | undefined {
  const bind = bindLoadsFile(path, origin, folder);
  if (!bind.loaded) return undefined;
  const checked = openFile(path, origin, folder);
  assert.deepEqual(listed(errorsOf(checked)), [], `${path}: a false alarm`);
  assert.deepEqual(
    difference(ourLines(checked), bindLines(bind.records)),
    [],
    `${path}: - is BIND's, + is ours`,
  );
  return bind.records.length;
}

test('the corpora load as BIND loads them', (t) => {
  if (!needsCorpora(t)) return;
  const counts = expectations()
    .map(({ file, origin }) => compare(join(CORPORA, file), origin, CORPORA))
    .filter((count) => count !== undefined);
  t.diagnostic(`${counts.length} zones, ${counts.reduce((sum, count) => sum + count, 0)} records`);
  assert.ok(counts.length > 30);
});

test('the samples load as BIND loads them', (t) => {
  const origins: Readonly<Record<string, string>> = { '2.0.192.in-addr.arpa': '2.0.192.in-addr.arpa' };
  for (const name of readdirSync(SAMPLES, { withFileTypes: true })) {
    if (!name.isFile() || !/\.zone$|^db\.|\.arpa$/.test(name.name)) continue;
    const origin = origins[name.name] ?? name.name.replace(/^db\.|\.zone$/g, '');
    const count = compare(join(SAMPLES, name.name), origin, SAMPLES);
    t.diagnostic(`${name.name}: ${count === undefined ? 'BIND does not load it' : `${count} records`}`);
  }
});

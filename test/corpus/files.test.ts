import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { CORPORA, type Expectation, expectations, needsCorpora } from '../support/corpora.ts';
import { checkFile, errorsOf, listed, openFile } from '../support/openZone.ts';
import { DIFFERENT_FILES } from './exceptions.ts';

/** What is found in a file: `undefined` when that is what its makers expect. */
function surprise({ file, origin, expect }: Expectation): string | undefined {
  const errors = errorsOf(openFile(join(CORPORA, file), origin, CORPORA));
  const isBad = errors.length > 0;
  if (isBad === (expect === 'bad')) return undefined;
  return `${file}: expected ${expect}, found ${isBad ? listed(errors.slice(0, 3)).join('; ') : 'nothing'}`;
}

test('files whose text is labelled good or bad are judged so', (t) => {
  if (!needsCorpora(t)) return;
  const files = expectations().filter(({ level }) => level === 'syntax' || level === 'records');
  const surprises = files.filter((file) => surprise(file) !== undefined).map(({ file }) => file);
  t.diagnostic(`${files.length} files, ${surprises.length} judged differently with a reason`);
  assert.deepEqual(
    files
      .filter(({ file }) => DIFFERENT_FILES[file] === undefined)
      .map(surprise)
      .filter((text) => text !== undefined),
    [],
  );
  assert.deepEqual(
    Object.keys(DIFFERENT_FILES).sort(),
    surprises.sort(),
    'listed as different, but judged alike',
  );
});

test('no rule finds an error in a file that BIND, Knot and NSD all accept', (t) => {
  if (!needsCorpora(t)) return;
  const accepted = expectations().filter(({ oracles }) => {
    const verdicts = Object.entries(oracles).filter(([tool]) => /^(named|kzone|nsd)/.test(tool));
    return verdicts.length === 3 && verdicts.every(([, { rc }]) => rc === 0);
  });
  t.diagnostic(`${accepted.length} files`);
  const alarms = accepted.flatMap(({ file, origin }) =>
    listed(errorsOf(checkFile(join(CORPORA, file), origin, CORPORA))).map((line) => `${file}:${line}`),
  );
  assert.deepEqual(alarms, []);
});

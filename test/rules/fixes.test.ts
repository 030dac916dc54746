import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import { checkFix } from './check.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/rules/fixes');

// Pairs of zones: `name.before.zone`, whose first marker is at the finding to be fixed, and `name.after.zone`.
suite('fixes', () => {
  for (const path of globSync('*.before.zone', { cwd: FOLDER }).sort()) {
    const name = basename(path, '.before.zone');
    test(name.replaceAll('-', ' '), () => {
      const read = (state: string) => readFileSync(join(FOLDER, `${name}.${state}.zone`), 'utf8');
      checkFix(read('before'), read('after'));
    });
  }
});

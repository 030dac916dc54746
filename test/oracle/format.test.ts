import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bindLoads, needsBind } from '../support/bind.ts';
import { formatted } from '../support/formatted.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { openText } from '../support/openZone.ts';
import { Random } from '../support/random.ts';
import { randomZone } from './randomZone.ts';

const ORIGIN = 'example';
const ZONES = Math.ceil(Number(process.env.ORACLE_ZONES ?? 200) / 4);

before(needsBind);

test(`${ZONES} random zones load in BIND as before when they have been formatted`, () => {
  for (let seed = 1; seed <= ZONES; seed++) {
    const { text, files } = randomZone(new Random(seed), 40);
    const { zone } = openText(text, ORIGIN, memoryFiles(files));
    for (const layout of [{}, { useTabs: true, tabSize: 8, lineWidth: 60 }]) {
      const after = bindLoads(formatted(zone, layout), ORIGIN, files);
      assert.ok(after.loaded, `seed ${seed}: ${after.messages.join('; ')}`);
      assert.deepEqual(after.records, bindLoads(text, ORIGIN, files).records, `seed ${seed}`);
    }
  }
});

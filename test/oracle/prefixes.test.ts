import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { bindLoads, needsBind } from '../support/bind.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { errorsOf, listed, openText } from '../support/openZone.ts';
import { Random } from '../support/random.ts';
import { bindLines, difference, ourLines } from './compare.ts';
import { type RandomZone, randomZone } from './randomZone.ts';

before(needsBind);

const SAMPLE = readFileSync(join(import.meta.dirname, '../../samples/db.example.net'), 'utf8');
const HEAD = '$TTL 1h\n@ SOA ns mail 1 1 1 1 1\n@ NS ns\nns A 192.0.2.1\n';

const LAST_LINES = [
  'a',
  'a A',
  'a A (',
  'a A 192.0.2.1',
  'a A 192.0.2.1 ; comment',
  'a TXT "x"',
  'a TXT "x',
  'a TXT x\\',
  '; comment',
  ' ',
  '$TTL',
  '$TTL 5',
  '$TTL 5 ; comment',
  '$ORIGIN b',
  '$DATE 20200101000000',
  '$GENERATE 1-2 a$ A 192.0.2.$',
  '$INCLUDE inner',
  '$INCLUDE inner b',
  '$FOO',
];

/** What a zone is while it is typed. */
function* prefixes({ text, files }: RandomZone, step: number): Generator<RandomZone> {
  for (let end = text.length; end > 0; end -= step) {
    // A cut character is a matter of the encoding alone.
    if (!/[\ud800-\udbff]/.test(text[end - 1] ?? '')) yield { text: HEAD + text.slice(0, end), files };
  }
}

test('a last line without line end is judged as BIND judges it', () => {
  for (const line of LAST_LINES) {
    const bind = bindLoads(HEAD + line, 'example', { inner: 'x A 192.0.2.1\n' });
    const errors = errorsOf(openText(HEAD + line, 'example', memoryFiles({ inner: 'x A 192.0.2.1\n' })));
    assert.equal(errors.length, bind.loaded ? 0 : 1, `${line}: ${listed(errors)} / ${bind.messages[0]}`);
  }
});

test('a zone that is cut off anywhere is judged as BIND judges it', (t) => {
  const zones: RandomZone[] = [{ text: SAMPLE.replace(/^\$INCLUDE.*$/m, ''), files: {} }];
  for (let seed = 1; seed <= 4; seed++) zones.push(randomZone(new Random(20_000 + seed), 10));
  const differences: string[] = [];
  let count = 0;
  for (const zone of zones) {
    // Behind the zone's own SOA, so that each prefix has one.
    const body = { ...zone, text: zone.text.replace(/^.*?\n(?=\S+\s+(?:IN\s+)?A\s)/s, '') };
    for (const { text, files } of prefixes(body, 7)) {
      count++;
      const bind = bindLoads(text, 'example', files);
      const checked = openText(text, 'example', memoryFiles(files));
      const errors = errorsOf(checked);
      const end = JSON.stringify(text.slice(-60));
      if ((errors.length === 0) !== bind.loaded) {
        differences.push(`${end}: ${listed(errors)[0]} / ${bind.messages.at(-3)}`);
      } else if (bind.loaded) {
        const lines = difference(ourLines(checked), bindLines(bind.records));
        if (lines.length > 0) differences.push(`${end}: ${lines.join(', ')}`);
      } else if (errors.length > 1) differences.push(`${end}: ${listed(errors).join(' / ')}`);
    }
  }
  t.diagnostic(`${count} prefixes`);
  assert.deepEqual(differences, []);
});

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bindLoads, needsBind } from '../support/bind.ts';
import { errorsOf, openText } from '../support/openZone.ts';
import { bindLines, difference, ourLines } from './compare.ts';

before(needsBind);

const HEAD = '$TTL 1h\n@ SOA ns mail 1 1 1 1 1\n@ NS ns\nns A 192.0.2.1\n';

/** Those that BIND 9.18 can know, and a few private ones. */
const NUMBERS = [...Array(263).keys(), 32768, 32769, 32770, 65280, 65533, 65534, 65535];

test('generic data of every type number is read, refused and printed as BIND does it', () => {
  const differences: string[] = [];
  for (const number of NUMBERS) {
    for (const data of [
      '\\# 0',
      '\\# 1 00',
      '\\# 4 00000000',
      '\\# 20 0001000000000000000000000000000000000000',
    ]) {
      const zone = `${HEAD}a TYPE${number} ${data}\n`;
      const bind = bindLoads(zone, 'example');
      if (bind.messages.some((message) => /not at top of zone|old style DNSSEC/.test(message))) continue;
      const checked = openText(zone, 'example');
      const errors = errorsOf(checked);
      if ((errors.length === 0) !== bind.loaded) {
        differences.push(`${number} ${data}: ${errors[0]?.message} / ${bind.messages[0]}`);
      } else if (bind.loaded) {
        differences.push(...difference(ourLines(checked), bindLines(bind.records)));
      }
    }
  }
  assert.deepEqual(differences, []);
});

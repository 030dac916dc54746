import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAddress } from '../../server/src/engine/mail/spf/addressText.ts';
import { checkHost } from '../../server/src/engine/mail/spf/evaluate.ts';
import { CORPORA } from '../support/corpora.ts';
import { type DnsTableRows, tableDns } from '../support/tableDns.ts';

const SUITE = join(CORPORA, '../mail/spf-rfc7208.json');

interface SpfSuite {
  readonly tests: Readonly<Record<string, SpfTest>>;
  readonly zonedata: DnsTableRows;
}

interface SpfTest {
  readonly host: string;
  readonly mailfrom: string;
  readonly helo: string;
  readonly result: string | readonly string[];
}

test('addresses are evaluated as the RFC 7208 suite says, where the message has no part in it', async (t) => {
  if (!existsSync(SUITE)) return t.skip(`the corpora are not on this machine: looked for ${SUITE}`);
  const suites: readonly SpfSuite[] = JSON.parse(readFileSync(SUITE, 'utf8'));
  const misses: string[] = [];
  let judged = 0;
  for (const { tests, zonedata } of suites) {
    const dns = tableDns(zonedata);
    for (const [name, { host, mailfrom, helo, result }] of Object.entries(tests)) {
      const domain = mailfrom.split('@').at(-1) || helo;
      const ip = readAddress(host);
      assert.ok(ip, host);
      let guesses = 0;
      const guess = () => {
        guesses++;
        return 'error' as const;
      };
      // Macros are guessed; `ptr` is looked up when nothing is.
      await checkHost(ip, domain, dns, { guess });
      const found = await checkHost(ip, domain, dns);
      if (guesses > 0 && found.cause === 'lookup') continue;
      judged++;
      if (![result].flat().includes(found.result))
        misses.push(`${name}: ${found.result} ${found.cause}, not ${result}`);
    }
  }
  t.diagnostic(`${judged} tests`);
  assert.deepEqual(misses, []);
});

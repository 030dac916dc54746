import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSpf } from '../../server/src/engine/mail/spf/parseSpf.ts';
import { CORPORA } from '../support/corpora.ts';

/** The suite of RFC 7208, and what pyspf tests beside it. */
const SUITES = ['spf-rfc7208.json', 'pyspf-extra.json'].map((name) => join(CORPORA, '../mail', name));

interface SpfSuite {
  readonly description: string;
  readonly tests: Readonly<Record<string, SpfTest>>;
  readonly zonedata: Readonly<Record<string, readonly (Readonly<Record<string, unknown>> | string)[]>>;
}

interface SpfTest {
  readonly mailfrom: string;
  readonly helo: string;
  readonly result: string | readonly string[];
}

/** Permanent errors that are none of the record's text: of what DNS answers, of several records, of limits. */
const BY_LOOKUPS = new Set([
  'multitxt1',
  'multitxt2',
  'multispf1',
  'include-permerror',
  'include-none',
  'redirect-none',
  'redirect-loop',
  'include-loop',
  'mx-limit',
  'mech-over-limit',
  'include-over-limit',
  'void-over-limit',
  'incloop',
  'tworecs',
]);

test('the text of records is judged as the RFC 7208 suite and pyspf say', (t) => {
  const missing = SUITES.find((path) => !existsSync(path));
  if (missing !== undefined) return t.skip(`the corpora are not on this machine: looked for ${missing}`);
  const suites = SUITES.flatMap((path): SpfSuite[] => JSON.parse(readFileSync(path, 'utf8')));
  let judged = 0;
  for (const { tests, zonedata } of suites) {
    for (const [name, { mailfrom, helo, result }] of Object.entries(tests)) {
      const results = [result].flat();
      // Names with an empty or overlong label are judged either way, by what software does with the question.
      if (BY_LOOKUPS.has(name) || (results.includes('permerror') && results.length > 1)) continue;
      const domain = (mailfrom.split('@').at(-1) || helo).toLowerCase();
      const texts = spfTexts(zonedata, domain);
      if (texts.length !== 1) continue;
      judged++;
      const { terms } = parseSpf({ kind: 'spf', text: texts[0] as string, owner: domain });
      const modifiers = terms.flatMap((term) => (term.type === 'modifier' ? [term.name] : []));
      const isTwice = ['redirect', 'exp'].some(
        (each) => modifiers.filter((name) => name === each).length > 1,
      );
      const isWrong = isTwice || terms.some(({ type }) => type === 'unreadable');
      assert.equal(isWrong, results.includes('permerror'), `${name}: ${texts[0]}`);
    }
  }
  t.diagnostic(`${judged} tests`);
  assert.ok(judged > 100, 'most tests of the suite are about the text of records');
});

/** The texts that are SPF records; those of type 99, which the suite has for TXT too, where a domain has no TXT records. */
function spfTexts(zonedata: SpfSuite['zonedata'], domain: string): string[] {
  const found = Object.entries(zonedata).find(([name]) => name.toLowerCase() === domain);
  const records = (found?.[1] ?? []).filter((record) => typeof record === 'object');
  const texts = (type: string) =>
    records.flatMap((record) => (type in record ? [[record[type]].flat().join('')] : []));
  const own = texts('TXT');
  return (own.length > 0 ? own : texts('SPF')).filter((text) => /^v=spf1( |$)/i.test(text));
}

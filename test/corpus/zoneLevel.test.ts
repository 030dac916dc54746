import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { MAIL_KINDS } from '../../server/src/engine/mail/mailRecord.ts';
import { type PublishedFinding, publish } from '../../server/src/engine/publish.ts';
import { CORPORA, type Expectation, expectations, needsCorpora } from '../support/corpora.ts';
import { checkFile, listed } from '../support/openZone.ts';
import { LABELLED_DEFECTS, REFUSED_ZONES } from './zoneExceptions.ts';

function findingsOf({ file, origin, time }: Expectation): readonly PublishedFinding[] {
  return publish(checkFile(join(CORPORA, file), origin, CORPORA, time)).findings;
}

/** The zones that are labelled as a whole. */
function zones() {
  return expectations().filter(({ level }) => level === 'zone');
}

const MAIL_GROUPS: ReadonlySet<string> = new Set(MAIL_KINDS);

function isAboutMail(rule: string): boolean {
  return MAIL_GROUPS.has(rule.split('/')[0] ?? '');
}

test('zones that are labelled good have no error, but those that BIND refuses as well', (t) => {
  if (!needsCorpora(t)) return;
  const good = zones().filter(({ expect }) => expect === 'good');
  const refused: string[] = [];
  const alarms: string[] = [];
  for (const zone of good) {
    const { file, oracles } = zone;
    // The labels are about zones: what records say to mail servers is not in them.
    const errors = findingsOf(zone).filter(
      ({ rule, severity }) => severity === 'error' && !isAboutMail(rule),
    );
    if (errors.length === 0) continue;
    if (REFUSED_ZONES[file] === undefined) alarms.push(...listed(errors).map((line) => `${file}:${line}`));
    else refused.push(file);
    const bind = Object.entries(oracles).find(([tool]) => tool.startsWith('named-checkzone'));
    assert.notEqual(bind?.[1].rc, 0, `${file}: BIND accepts it`);
  }
  t.diagnostic(`${good.length} zones, ${refused.length} refused with a reason`);
  assert.deepEqual(alarms, []);
  assert.deepEqual(refused.sort(), Object.keys(REFUSED_ZONES).sort(), 'listed as refused, but accepted');
});

test('what zones are labelled for is found, on its lines', (t) => {
  if (!needsCorpora(t)) return;
  const labelled = zones().filter(({ expect }) => expect !== 'good');
  for (const zone of labelled) {
    const { file, expect } = zone;
    const defects = LABELLED_DEFECTS[file];
    assert.ok(defects !== undefined, `${file} is labelled ${expect}: for what?`);
    const findings = findingsOf(zone);
    for (const [rule, lines] of defects) {
      const found = findings.filter((finding) => finding.rule === rule).map(({ start }) => start.line + 1);
      assert.deepEqual([...new Set(found)], lines, `${file}: ${rule}`);
    }
    const hasError = findings.some(({ severity }) => severity === 'error');
    assert.ok(expect !== 'bad' || hasError, `${file} is bad and has no error`);
  }
  t.diagnostic(`${labelled.length} zones`);
});

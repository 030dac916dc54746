import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { MAIL_KINDS } from '../../server/src/engine/mail/mailRecord.ts';
import { checkPolicy } from '../../server/src/engine/mail/stsPolicy/checkPolicy.ts';
import { findingsIn } from './check.ts';

suite('the samples for mail', () => {
  const zone = readFileSync(join(root, 'samples/mail.example.zone'), 'utf8');
  const found = findingsIn(zone, { origin: 'mail.example.' });
  const mistakes = zone.split('\n').findIndex((line) => line.startsWith('; Now the mistakes'));

  test('show nothing in what is right', () => {
    assert.ok(mistakes > 0);
    assert.deepEqual(
      found.filter(({ start }) => start.line < mistakes),
      [],
    );
  });
  test('show a mistake in each kind of record, with a fix', () => {
    for (const kind of MAIL_KINDS) {
      const own = found.filter(({ rule }) => rule.startsWith(`${kind}/`));
      assert.ok(own.length > 0, kind);
      assert.ok(
        own.some(({ fixes }) => fixes.length > 0),
        kind,
      );
    }
  });
  test('show mistakes in a policy file', () => {
    const policy = readFileSync(join(root, 'samples/mta-sts.txt'), 'utf8');
    assert.deepEqual(
      checkPolicy(policy).map(({ rule }) => rule),
      ['sts/mode-testing', 'sts/mx-invalid', 'sts/max-age'],
    );
  });
});

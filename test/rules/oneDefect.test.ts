import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { MAIL_KINDS } from '../../server/src/engine/mail/mailRecord.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { check } from './check.ts';
import { ruleOfFixture, zoneFixtures } from './zoneFixture.ts';

suite('zones with one defect: that is found, at its place, and nothing else', () => {
  const fixtures = zoneFixtures('defects');
  for (const fixture of fixtures) {
    test(`${fixture.path}: ${fixture.title}`, () => {
      assert.notEqual(fixture.title, '', 'the first line tells the defect');
      const rule = ruleOfFixture(fixture);
      const strict = RULES.some(({ id, set }) => id === rule && set === 'strict');
      for (const isNamed of [true, false]) {
        const found = check(fixture.source, { ...fixture, strict, isNamed });
        assert.deepEqual(
          found.map((finding) => finding.rule),
          [rule],
          'one finding, of the rule that the folder is named after',
        );
      }
    });
  }
  test('each rule has its zones, but for those about what mail records say', () => {
    const shown = new Set<string>(fixtures.map(ruleOfFixture));
    const groups = new Set<string>(MAIL_KINDS);
    assert.deepEqual(
      RULES.map(({ id }) => id).filter((id) => !shown.has(id) && !groups.has(id.split('/')[0] ?? '')),
      [],
    );
  });
});

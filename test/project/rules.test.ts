import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { MAIL_KINDS } from '../../server/src/engine/mail/mailRecord.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';

const GROUPS = ['zone', 'txt', ...MAIL_KINDS];
const LITERAL = new RegExp(`['"\`]((?:${GROUPS.join('|')})/[a-z0-9-]*[a-z0-9])['"\`]`, 'g');

suite('rules', () => {
  const ids: readonly string[] = RULES.map(({ id }) => id);

  test('have ids of their own', () => {
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
  });

  test('are declared where an id is used', () => {
    const undeclared: string[] = [];
    for (const path of globSync('server/src/**/*.ts', { cwd: root })) {
      // What is found in messages has declarations of its own.
      if (/engine.(message|reports)/.test(path)) continue;
      const text = readFileSync(join(root, path), 'utf8');
      for (const [, id = ''] of text.matchAll(LITERAL)) {
        if (!ids.includes(id)) undeclared.push(`${id} in ${path}`);
      }
    }
    assert.deepEqual(undeclared, []);
  });

  test('are registered, every file of each group', () => {
    const files = globSync(`server/src/engine/rules/{${GROUPS.join(',')}}/*.ts`, { cwd: root });
    const named = files.map((path) => {
      const [, group = '', name = ''] = /(\w+)\/(\w+)\.ts$/.exec(path.replaceAll('\\', '/')) ?? [];
      return `${group}/${name.toLowerCase()}`;
    });
    assert.deepEqual(named.sort(), ids.map((id) => id.replaceAll('-', '')).sort());
  });

  for (const rule of RULES) {
    test(`${rule.id} is told in full`, () => {
      assert.match(rule.id, new RegExp(`^(${GROUPS.join('|')})/[a-z0-9]+(-[a-z0-9]+)*$`));
      assert.match(rule.summary, /[^.\s]$/, 'the summary ends without a full stop');
      assert.ok(rule.summary.length <= 100, 'the summary is one line');
      assert.match(rule.why, /^[A-Z"`].*[.)]$/s, 'why it matters is told in sentences');
      assert.ok(rule.bad.length > 0 && rule.good.length > 0, 'both kinds of examples');
      for (const reference of rule.references) {
        assert.doesNotMatch(reference, /§\s|section/i, 'sections are written as RFC 1035 §5.1');
      }
    });
  }
});

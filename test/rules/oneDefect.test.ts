import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { check, findingsIn } from './check.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/rules');
const ORDINARY = readFileSync(join(FOLDER, 'ordinary.zone'), 'utf8');

// Cases of oneDefect.txt: a title, what is taken out of the ordinary zone, what is put in, and what is found then: rule,
// line, the text of the range. Texts have the escapes of JSON.
suite('one defect in an ordinary zone is one finding, at its place', () => {
  test('the ordinary zone has none', () => {
    check(ORDINARY);
  });
  const cases = readFileSync(join(FOLDER, 'oneDefect.txt'), 'utf8').split(/\n{2,}/);
  for (const text of cases.filter((each) => each.trim() !== '')) {
    const [title = '', out = '', put = '', expected = ''] = text.split('\n');
    test(title.slice(2), () => {
      const before = unescaped(out.slice(2));
      assert.ok(ORDINARY.includes(before), 'the ordinary zone has that text');
      const zone = ORDINARY.replace(before, () => unescaped(put.slice(2)));
      const found = findingsIn(zone).map(({ rule, start, end }) => {
        const covered = zone.slice(offset(zone, start), offset(zone, end));
        return [rule, start.line + 1, ...(covered === '' ? [] : [covered])].join(' ');
      });
      assert.deepEqual(found, [unescaped(expected.slice(2))]);
    });
  }
});

function unescaped(text: string): string {
  return JSON.parse(`"${text.replaceAll('"', '\\"')}"`);
}

function offset(text: string, { line, character }: { line: number; character: number }): number {
  const lines = text.split('\n').slice(0, line);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + character;
}

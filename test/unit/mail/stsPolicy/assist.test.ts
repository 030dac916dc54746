import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { completePolicy } from '../../../../server/src/engine/mail/stsPolicy/completePolicy.ts';
import { hoverPolicy } from '../../../../server/src/engine/mail/stsPolicy/hoverPolicy.ts';

const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: *.example.com\r\nmax_age: 1209600\r\n';

/** What is offered where `|` stands. */
function offeredAt(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  return completePolicy(marked.replace('|', ''), offset).map(({ label }) => label);
}

/** The text after the first offer of a label is taken. */
function taken(marked: string, label: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const offer = completePolicy(text, offset).find((each) => each.label === label);
  assert.ok(offer, `${label} is offered`);
  return text.slice(0, offer.replaces.start) + offer.insert + text.slice(offer.replaces.end);
}

suite('completion in an MTA-STS policy', () => {
  test('offers a whole policy in an empty file', () => {
    assert.deepEqual(offeredAt('|'), ['MTA-STS policy', 'version', 'mode', 'mx', 'max_age']);
  });
  test('offers the fields that are missing, and mx always', () => {
    assert.deepEqual(offeredAt('version: STSv1\nmx: a.example.com\n|'), ['mode', 'mx', 'max_age']);
  });
  test('replaces a name without doubling its colon', () => {
    assert.equal(taken('ver|s: STSv1\n', 'version'), 'version: STSv1\n');
    assert.equal(taken('version: STSv1\nmo|', 'mode'), 'version: STSv1\nmode: ');
  });
  test('offers values, and puts a blank before them', () => {
    assert.deepEqual(offeredAt('mode: |'), ['enforce', 'testing', 'none']);
    assert.equal(taken('mode:|te\n', 'testing'), 'mode: testing\n');
    assert.equal(taken('mode: te|st\r\nmx: a\r\n', 'enforce'), 'mode: enforce\r\nmx: a\r\n');
    assert.deepEqual(offeredAt('mx: |'), []);
  });
});

suite('hovers in an MTA-STS policy', () => {
  const at = (word: string) => hoverPolicy(POLICY, POLICY.indexOf(word));
  test('tell what a mode, a time and a pattern mean', () => {
    assert.match(at('enforce')?.markdown ?? '', /do not deliver/);
    assert.match(at('1209600')?.markdown ?? '', /2 weeks/);
    assert.match(at('*.')?.markdown ?? '', /one label before `example\.com`/);
  });
  test('cover the field', () => {
    const hover = at('mode');
    assert.equal(POLICY.slice(hover?.start, hover?.end), 'mode: enforce');
  });
  test('say nothing outside of fields', () => {
    assert.equal(hoverPolicy('# comment\n', 2), undefined);
  });
});

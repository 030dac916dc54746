import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { root } from '../../../../scripts/setup/paths.ts';
import { allFindings } from '../../../../server/src/engine/message/render/allFindings.ts';
import { delayText } from '../../../../server/src/engine/message/render/delay.ts';
import { maskAddresses, maskText } from '../../../../server/src/engine/message/render/maskAddresses.ts';
import { renderMarkdown } from '../../../../server/src/engine/message/render/renderMarkdown.ts';
import { renderText } from '../../../../server/src/engine/message/render/renderText.ts';
import { REPORT } from './report.ts';

/** Compares with what a file says it has to be; UPDATE_GOLDEN=1 writes that. */
function assertGolden(name: string, text: string): void {
  const path = `${root}/test/fixtures/messages/rendered/${name}`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'), `differs from ${path}`);
}

suite('a report', () => {
  test('is text', () => {
    assertGolden('report.txt', renderText(REPORT, { isFull: true }));
  });
  test('is text of a width, in colour', () => {
    const paint = (tone: string, text: string) => `{${tone}:${text}}`;
    assertGolden('narrow.txt', renderText(REPORT, { width: 60, paint }));
    const lines = renderText(REPORT, { isFull: true, width: 60 }).split('\n');
    // What is longer is one word.
    for (const line of lines) assert.ok(line.length <= 60 || !line.trim().slice(2).includes(' '), line);
  });
  test('is Markdown', () => {
    assertGolden('report.md', renderMarkdown(REPORT, { isFull: true }));
  });
  test('has no character that steers a terminal', () => {
    for (const text of [renderText(REPORT, { isFull: true }), renderMarkdown(REPORT, { isFull: true })]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for
      assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
  });
  test('counts each finding once', () => {
    assert.deepEqual(
      allFindings(REPORT).map(({ rule }) => rule),
      ['message/no-body', 'received/slow-hop'],
    );
  });
  test('is masked in all its parts', () => {
    const masked = JSON.stringify(maskAddresses(REPORT));
    assert.doesNotMatch(masked, /joe@|jane@/);
    // Marked octet by octet, an address is in pieces that are none.
    assert.match(JSON.stringify(REPORT.dkim), /"octets":"joe"/);
    assert.doesNotMatch(masked, /"octets"/);
    assert.match(masked, /"from":"Joe \| <j…@example\.com>"/);
    assert.match(masked, /550 5\.1\.1 <j…@example\.net>: no such user/);
  });
});

test('addresses are masked, and nothing else', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['joe@example.com', 'j…@example.com'],
    ['<a.b+c@x.example>, "Doe, J" <d@y.example>', '<a…@x.example>, "Doe, J" <d…@y.example>'],
    ['"odd one"@example.com', '…@example.com'],
    ['ünser@bücher.example', 'ü…@bücher.example'],
    ['?to=joe%40example.com&x=1', '?…%40example.com&x=1'],
    ['joe@[192.0.2.1]', 'j…@[192.0.2.1]'],
    ['an @ alone, @name', 'an @ alone, @name'],
    ['', ''],
  ];
  for (const [text, masked] of cases) assert.equal(maskText(text), masked);
});

test('spans of time have their two largest units', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, '0 s'],
    [59.6, '1 min'],
    [61, '1 min 1 s'],
    [3600, '1 h'],
    [90_061, '1 d 1 h'],
    [-5, '−5 s'],
  ];
  for (const [seconds, text] of cases) assert.equal(delayText(seconds), text);
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { changeChunks, chunked, joinChunks } from '../../../server/src/engine/text/chunkedText.ts';
import { lineStarts, offsetIn } from '../../../server/src/engine/text/lines.ts';
import { Random } from '../../support/random.ts';

/** What a change makes of a text, without parts. */
function changed(text: string, { start, end, text: inserted }: Parameters<typeof changeChunks>[1]): string {
  const starts = lineStarts(text);
  return text.slice(0, offsetIn(text, starts, start)) + inserted + text.slice(offsetIn(text, starts, end));
}

suite('a text in parts', () => {
  test('is the text', () => {
    for (const text of ['', 'a', '\r\n', 'x'.repeat(100_000), 'line\r\n'.repeat(30_000), '\r'.repeat(70_000)])
      assert.equal(joinChunks(chunked(text)), text);
  });

  test('is cut between lines, and never within a line end or a pair of units', () => {
    const parts = chunked(`${'𝄞'.repeat(50_000)}\n${'line\r\n'.repeat(30_000)}`);
    assert.ok(parts.length > 5);
    for (const { text } of parts) {
      assert.doesNotMatch(text, /[\ud800-\udbff]$|^[\udc00-\udfff]/);
      assert.doesNotMatch(text, /\r$/);
    }
  });

  test('changes as the text does, whatever is changed', () => {
    const random = new Random(7);
    const pieces = [
      '',
      'a',
      '\n',
      '\r',
      '\r\n',
      'word\nword',
      '\n\r',
      'x'.repeat(40_000),
      'é\r\n'.repeat(9000),
    ];
    for (let run = 0; run < 40; run++) {
      let text = random.pick(['line\r\n', 'line\n', 'line\r', 'word ']).repeat(random.int(1, 20_000));
      let parts = chunked(text);
      for (let edit = 0; edit < 15; edit++) {
        const lines = lineStarts(text).length;
        const from = random.int(0, lines + 1);
        const to = random.chance(0.5) ? from : random.int(from, lines + 1);
        const start = { line: from, character: random.int(0, random.pick([8, 50_000])) };
        const end = { line: to, character: start.character + random.int(0, 8) };
        const change = { start, end, text: random.pick(pieces) };
        text = changed(text, change);
        parts = changeChunks(parts, change);
        assert.equal(joinChunks(parts), text);
      }
    }
  });
});

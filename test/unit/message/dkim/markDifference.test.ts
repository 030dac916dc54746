import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { markDifference } from '../../../../server/src/engine/message/dkim/markDifference.ts';
import { visibleOctets } from '../../../../server/src/engine/message/dkim/visibleOctets.ts';
import type { MarkedOctets } from '../../../../server/src/engine/message/messageReport.ts';

function shown({ before, pieces, after }: MarkedOctets): string {
  const text = pieces.map(({ octets, differs }) => (differs ? `[${octets}]` : octets)).join('');
  return `${before}<${text}>${after}`;
}

function marked(was: string, is: string): string[] {
  const both = markDifference(was, is);
  return [shown(both.was), shown(both.is)];
}

suite('what differs is marked', () => {
  test('in the middle, at the ends, in several places', () => {
    assert.deepEqual(marked('a word here', 'a world here'), ['0<a word here>0', '0<a wor[l]d here>0']);
    assert.deepEqual(marked('same', 'same, and more'), ['0<same>0', '0<same[, and more]>0']);
    assert.deepEqual(marked('caution: same', 'same'), ['0<[caution: ]same>0', '0<same>0']);
    assert.deepEqual(marked('x one two three y', 'z one two four w'), [
      '0<[x] one two [three y]>0',
      '0<[z] one two [four w]>0',
    ]);
  });

  test('blanks and signs that are alike by chance are not told as common', () => {
    assert.deepEqual(marked('text/plain', 'multipart/mixed'), ['0<[text/plain]>0', '0<[multipart/mixed]>0']);
  });

  test('neither a line end nor a character of several octets is cut', () => {
    assert.deepEqual(marked('caf\xc3\xa9 x', 'caf\xc3\xa8 x'), [
      '0<caf[\xc3\xa9] x>0',
      '0<caf[\xc3\xa8] x>0',
    ]);
    assert.deepEqual(marked('a\r\nb', 'a\rb'), ['0<a[\r\n]b>0', '0<a[\r]b>0']);
  });

  test('long texts are cut, and what is left out is counted', () => {
    const start = 'x'.repeat(1000);
    const { was, is } = markDifference(`${start}${'a '.repeat(500)}`, `${start}${'b '.repeat(300)}end`);
    assert.equal(was.before, 960);
    assert.equal(
      was.pieces.reduce((sum, { octets }) => sum + octets.length, 0) + was.after + was.before,
      2000,
    );
    assert.equal(is.pieces.reduce((sum, { octets }) => sum + octets.length, 0) + is.after + is.before, 1603);
    assert.ok(is.pieces.reduce((sum, { octets }) => sum + octets.length, 0) < 400);
  });

  test('where one is cut earlier than the other, what stands behind is not told to differ', () => {
    const lines = (word: string) =>
      Array.from({ length: 100 }, (_, i) => `${word} aus der stadt ${i} `).join('');
    const [was, is] = marked(lines('gr\xc3\xbc\xc3\x9fe'), lines('gr=C3=BC=C3=9Fe')) as [string, string];
    assert.match(was, /^0<gr\[[^[\]]+\] aus der stadt 0 gr\[/);
    assert.match(was, /stadt 6 gr>\d+$/);
    assert.match(is, /stadt 6 gr>\d+$/);
  });
});

test('octets are made visible', () => {
  const text = (octets: string) =>
    visibleOctets(octets)
      .map(({ text, isSign }) => (isSign ? `{${text}}` : text))
      .join('');
  assert.equal(text('a b\tc\r\nd'), 'a{·}b{→}c{⟨CR LF⟩}\nd');
  assert.equal(text('a\rb\nc\0\x7f'), 'a{⟨CR⟩}b{⟨LF⟩}\nc{⟨00⟩}{⟨7F⟩}');
  assert.equal(text('caf\xc3\xa9'), 'café{⟨C3 A9⟩}');
  // ISO 8859-1, an override of the direction of writing, a character beyond the first plane.
  assert.equal(text('caf\xe9'), 'caf{⟨E9⟩}');
  assert.equal(text('\xe2\x80\xae'), '{⟨E2 80 AE⟩}');
  assert.equal(text('\xf0\x9f\x93\xa7'), '📧{⟨F0 9F 93 A7⟩}');
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { movedPosition } from '../../../client/src/movedPosition.ts';

type Change = Parameters<typeof movedPosition>[1][number];

function change(line: number, from: number, endLine: number, to: number, text: string): Change {
  const range = { start: { line, character: from }, end: { line: endLine, character: to } };
  return { range, text } as Change;
}

suite('where a position is after changes', () => {
  for (const [name, changes, line, character] of [
    ['behind it nothing moves', [change(5, 11, 5, 12, 'x\n'), change(9, 0, 9, 0, 'x')], 5, 10],
    ['lines above it', [change(1, 0, 1, 0, 'a\nb\n')], 7, 10],
    ['lines above it that are gone', [change(1, 0, 3, 0, '')], 3, 10],
    ['text before it in its line', [change(5, 2, 5, 4, 'abc')], 5, 11],
    ['a line end before it in its line', [change(5, 4, 5, 4, '\n  ')], 6, 8],
    ['its lines joined', [change(4, 7, 5, 2, ' ')], 4, 16],
    ['what it is in, replaced', [change(5, 8, 5, 20, 'v=spf1 -all')], 5, 19],
    ['several', [change(1, 0, 1, 0, 'a\n'), change(5, 0, 5, 0, '; b\n')], 7, 10],
  ] as const) {
    test(name, () =>
      assert.deepEqual(movedPosition({ line: 5, character: 10 }, changes), { line, character }),
    );
  }
});

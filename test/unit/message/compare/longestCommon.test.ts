import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { longestCommon } from '../../../../server/src/engine/message/compare/longestCommon.ts';

suite('what two lists have in common', () => {
  const common = (left: string, right: string) =>
    longestCommon([...left], [...right])
      .map(([i]) => left[i])
      .join('');

  test('short ones: as much as there is', () => {
    assert.equal(common('', 'abc'), '');
    assert.equal(common('abc', 'abc'), 'abc');
    assert.equal(common('xabcy', 'abc'), 'abc');
    assert.equal(common('abcbdab', 'bdcaba').length, 4);
    assert.deepEqual(longestCommon(['a', 'b', 'c'], ['a', 'x', 'c']), [
      [0, 0],
      [2, 2],
    ]);
  });

  test('pairs hold the same, and rise', () => {
    const left = Array.from({ length: 400 }, (_, i) => String((i * 7) % 11));
    const right = Array.from({ length: 300 }, (_, i) => String((i * 5) % 11));
    let [a, b] = [-1, -1];
    for (const [i, j] of longestCommon(left, right)) {
      assert.equal(left[i], right[j]);
      assert.ok(i > a && j > b);
      [a, b] = [i, j];
    }
  });

  test('long ones: by what occurs once', () => {
    const left = Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? 'same' : `a${i}`));
    const right = ['new', ...left.filter((_, i) => i % 5 !== 0), 'end'];
    const pairs = longestCommon(left, right);
    assert.equal(pairs.length, 4000);
    assert.ok(pairs.every(([i, j]) => left[i] === right[j]));
    // In the opposite order, one of all is common.
    assert.equal(longestCommon(left, left.toReversed()).length, 1);
  });
});

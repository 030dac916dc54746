import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replyWords, statusWords } from '../../../server/src/engine/message/dsn/statusWords.ts';

test('a status tells whether it lasts, and what it is about', () => {
  assert.equal(statusWords('5.1.1'), 'failed for good, because of the address');
  assert.equal(statusWords('4.2.2'), 'failed for now, because of the mailbox');
  assert.equal(statusWords('2.0.0'), 'delivered');
  assert.equal(statusWords('5.0.0'), 'failed for good');
  for (const none of ['', 'constructor', '9.1.1', '5.constructor'])
    assert.doesNotMatch(statusWords(none), /function/);
});

test('a reply code is told in words', () => {
  assert.equal(replyWords('556'), 'the domain takes no mail');
  assert.equal(replyWords('499'), 'refused for now');
  assert.equal(replyWords('constructor'), '');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Signature } from '../../../server/src/engine/dnssec/signature.ts';
import {
  spanText,
  timeText,
  type Validity,
  validityOf,
} from '../../../server/src/engine/dnssec/signatureTimes.ts';

const DAY = 86_400;
const YEAR = 365 * DAY;

/** Seconds since 1970 of a year's first day. */
const year = (number: number) => Date.UTC(number, 0, 1) / 1000;

/** How a signature stands that was valid for so many days at a moment. */
function validity(now: number, before: number, after: number): Validity {
  const signature = { inception: (now - before) >>> 0, expiration: (now + after) >>> 0 } as Signature;
  return validityOf(signature, now);
}

test('times are compared by serial number arithmetic, before 2038, at the turn of 2106 and behind it', () => {
  for (const now of [year(2026), year(2038) + 20 * DAY, 2 ** 32 - 5, 2 ** 32 + 5, year(2150)]) {
    assert.equal(validity(now, 10 * DAY, 20 * DAY), 'valid');
    assert.equal(validity(now, 60 * YEAR, 5 * YEAR), 'valid');
    assert.equal(validity(now, 10 * DAY, -1), 'expired');
    assert.equal(validity(now, 10 * DAY, 0), 'expiring');
    assert.equal(validity(now, -1, 20 * DAY), 'not-yet-valid');
    assert.equal(validity(now, 0, 20 * DAY), 'valid');
    assert.equal(validity(now, -20 * DAY, 10 * DAY), 'never-valid');
  }
});

test('signatures expire soon at three days, or at the last quarter of a shorter time', () => {
  const now = year(2027);
  assert.equal(validity(now, 27 * DAY, 3 * DAY), 'valid');
  assert.equal(validity(now, 27 * DAY, 3 * DAY - 1), 'expiring');
  assert.equal(validity(now, 3 * DAY, DAY), 'valid');
  assert.equal(validity(now, 3 * DAY, DAY - 1), 'expiring');
});

test('without a clock, nothing expires', () => {
  assert.equal(validityOf({ inception: 5, expiration: 6 } as Signature, undefined), 'valid');
  assert.equal(validityOf({ inception: 6, expiration: 5 } as Signature, undefined), 'never-valid');
});

test('times are told in words', () => {
  assert.equal(timeText(year(2027), year(2026)), '2027-01-01 00:00 UTC');
  assert.equal(timeText((2 ** 32 + 60) >>> 0, 2 ** 32), '2106-02-07 06:29 UTC');
  assert.deepEqual([0, 59, 60, 3600, 7300, DAY, 2 * DAY, 400 * DAY].map(spanText), [
    'less than a minute',
    'less than a minute',
    '1 minute',
    '1 hour',
    '2 hours',
    '1 day',
    '2 days',
    '400 days',
  ]);
});

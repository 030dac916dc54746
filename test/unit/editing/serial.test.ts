import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  describeSerial,
  isGreaterSerial,
  nextSerial,
  serialChoices,
  serialForm,
} from '../../../server/src/engine/editing/serial.ts';

/** Noon in UTC, so that the day is the same nearly everywhere. */
const now = Date.UTC(2026, 10, 24, 12);
const seconds = now / 1000;
const TOP = 2 ** 32 - 1;

suite('serial numbers', () => {
  test('are compared by RFC 1982', () => {
    for (const [a, b] of [
      [2, 1],
      [0, TOP],
      [2 ** 31 - 1, 0],
      [2026112401, 1],
      [100, TOP - 100],
    ] as const) {
      assert.ok(isGreaterSerial(a, b), `${a} ${b}`);
      assert.ok(!isGreaterSerial(b, a), `${b} ${a}`);
    }
    // Which of these is greater, is not defined.
    assert.ok(!isGreaterSerial(2 ** 31, 0) && !isGreaterSerial(0, 2 ** 31));
    assert.ok(!isGreaterSerial(7, 7));
  });

  for (const [serial, form] of [
    [2026112401, 'date'],
    [2026112400, 'date'],
    [2036010101, 'date'],
    [1999123101, 'date'],
    [seconds, 'epoch'],
    [1_000_000_000, 'epoch'],
    [2, 'counter'],
    [48_113, 'counter'],
    [0, undefined],
    [1, undefined],
    [20261124, undefined],
    [202611241, undefined],
    [2026130101, undefined],
    [3_000_000_000, undefined],
  ] as const) {
    test(`${serial} is ${form ?? 'of no clear form'}`, () => assert.equal(serialForm(serial, now), form));
  }

  for (const [serial, form, next, note] of [
    [2026112301, 'date', 2026112401, undefined],
    [2026112399, 'date', 2026112401, undefined],
    [2026112300, 'date', 2026112400, undefined],
    [2026112401, 'date', 2026112402, undefined],
    [2026112498, 'date', 2026112499, undefined],
    [2026112499, 'date', 2026112500, /All numbers of 24 Nov 2026/],
    [2026113099, 'date', 2026120100, /All numbers of 30 Nov 2026/],
    [2026112500, 'date', 2026112501, /25 Nov 2026, in the future/],
    [2036010101, 'date', 2036010102, /1 Jan 2036, in the future/],
    [1, 'date', 2026112401, undefined],
    [seconds - 5, 'date', 2026112401, undefined],
    [3_000_000_000, 'date', 852_516_351, /2026112401 .* smaller than 3000000000/],
    [2 ** 31 + 1 + 100, 'date', 100, /smaller/],
    [2 ** 31 + 1, 'epoch', TOP, /smaller/],
    [2026112401, 'counter', 2026112402, undefined],
    [7, 'counter', 8, undefined],
    [TOP, 'counter', 1, undefined],
    [seconds - 60, 'epoch', seconds, undefined],
    [seconds, 'epoch', seconds + 1, undefined],
    [seconds + 3, 'epoch', seconds + 4, /time to come/],
    [2026112401, 'epoch', wrapped(2026112401 + 2 ** 31 - 1), /smaller than 2026112401/],
  ] as const) {
    test(`${serial} is followed by ${next}, as ${form}`, () => {
      const found = nextSerial(serial, form, now);
      assert.deepEqual([found.form, found.serial], [form, next]);
      if (note === undefined) assert.equal(found.note, undefined);
      else assert.match(found.note ?? '', note);
    });
  }

  test('are followed by one that secondaries take, whatever they are; two steps lead to any form', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: TOP }), fc.integer({ min: 2026112390, max: 2026112510 })),
        fc.constantFrom('date', 'epoch', 'counter'),
        (serial, form) => {
          const first = nextSerial(serial, form, now);
          assert.ok(isGreaterSerial(first.serial, serial));
          assert.ok(first.serial > 0 && first.serial <= TOP);
          const second = nextSerial(first.serial, form, now);
          assert.ok(isGreaterSerial(second.serial, first.serial));
          if (form !== 'counter' && /on the way/.test(first.note ?? '')) {
            assert.equal(second.note, undefined);
            assert.equal(serialForm(second.serial, now), form);
          }
        },
      ),
    );
  });

  test('offer their own form where that is clear, else each', () => {
    const offered = (serial: number) => serialChoices(serial, now).map((each) => each.serial);
    assert.deepEqual(offered(2026112401), [2026112402]);
    assert.deepEqual(offered(17), [18]);
    assert.deepEqual(offered(1), [2026112401, 2, seconds]);
    assert.deepEqual(offered(2036010101), [2036010102, wrapped(2036010101 + 2 ** 31 - 1)]);
    assert.deepEqual(offered(2026112501), [2026112502]);
  });

  for (const [serial, text] of [
    [2026112401, '24 Nov 2026, 1st change'],
    [2026020212, '2 Feb 2026, 12th change'],
    [2026020223, '2 Feb 2026, 23rd change'],
    [2026020200, '2 Feb 2026, before the 1st change'],
    [seconds, '24 Nov 2026, 12:00 UTC'],
    [12, undefined],
    [2026130101, undefined],
  ] as const) {
    test(`${serial} says ${text ?? 'nothing'}`, () => assert.equal(describeSerial(serial, now), text));
  }
});

function wrapped(serial: number): number {
  return serial % 2 ** 32;
}

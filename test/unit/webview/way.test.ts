import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { encryptionOf } from '../../../client/webview/message/way/encryption.ts';
import { hostsOf } from '../../../client/webview/message/way/hosts.ts';
import { truncated } from '../../../client/webview/message/way/truncated.ts';
import { layWay } from '../../../client/webview/message/way/wayLayout.ts';
import { REPORT } from '../message/render/report.ts';

const [first, second] = REPORT.hops;
assert.ok(first !== undefined && second !== undefined);

suite('the layout of a way', () => {
  const gaps = (at: readonly number[]) => at.slice(1).map((x, i) => Math.round(x - (at[i] ?? 0)));

  test('lines grow with the delays, and fill the width', () => {
    const { at, length, isLogarithmic, isVertical } = layWay([null, 10, 5], -1, 1000);
    assert.equal(length, 1000);
    assert.ok(!isVertical && !isLogarithmic);
    const [none = 0, long = 0, short = 0] = gaps(at);
    assert.equal(Math.round((long - none) / (short - none)), 2);
  });

  test('delays that differ much are drawn by their logarithms', () => {
    const { at, isLogarithmic } = layWay([1, 10_000], -1, 1000);
    assert.ok(isLogarithmic);
    const [short = 0, long = 0] = gaps(at);
    assert.ok(long > short && long < 8 * short);
  });

  test('where nothing is known, or clocks are wrong, all lines are alike', () => {
    for (const delays of [
      [null, null],
      [0, 0],
      [-5, -3],
    ]) {
      const [a, b] = gaps(layWay(delays, -1, 900).at);
      assert.equal(a, b);
    }
  });

  test('downwards on a narrow page, and where the hosts have no room side by side', () => {
    assert.ok(layWay([1], -1, 599).isVertical);
    assert.ok(!layWay([1], -1, 600).isVertical);
    assert.ok(
      layWay(
        Array.from({ length: 9 }, () => 1),
        -1,
        1000,
      ).isVertical,
    );
  });

  test('the receiver’s stretch begins in front of the host that first can be believed', () => {
    for (const width of [320, 1000]) {
      const { at, border, length } = layWay([1, 1, 1], 1, width);
      assert.ok(border > (at[1] ?? 0) && border < (at[2] ?? 0));
      assert.equal(layWay([1, 1, 1], -1, width).border, layWay([1, 1, 1], -1, width).length);
      assert.ok(length > (at[3] ?? 0));
    }
  });
});

suite('the hosts of a way', () => {
  test('the sender’s, then who took the message over, with the address that the next one saw', () => {
    assert.deepEqual(hostsOf([first, second]), [
      { name: 'laptop.example.com', ip: '192.0.2.7' },
      { name: 'mail.example.com', ip: second.ip },
      { name: 'mx.example.net', ip: null },
    ]);
    assert.deepEqual(hostsOf([]), []);
  });

  test('an address is not given to a host that is another', () => {
    const next = { ...second, reverse: 'other.example', from: 'other.example', helo: 'other.example' };
    assert.deepEqual(hostsOf([first, next])[1], { name: 'mail.example.com', ip: null });
  });

  test('a host that no field names', () => {
    const nameless = { ...first, from: null, helo: null, reverse: null, ip: null, by: null };
    assert.deepEqual(hostsOf([nameless]), [
      { name: null, ip: null },
      { name: null, ip: null },
    ]);
  });
});

suite('the encryption of a hop', () => {
  const unencrypted = { rule: 'received/unencrypted', severity: 'warning', message: '' } as const;

  test('by what the field names, by its protocol, by what was found', () => {
    assert.equal(encryptionOf(first), 'encrypted');
    for (const protocol of ['ESMTPS', 'ESMTPSA', 'LMTPS', 'UTF8SMTPS', 'https'])
      assert.equal(encryptionOf({ ...first, tls: null, with: protocol }), 'encrypted', protocol);
    for (const protocol of ['ESMTP', 'ESMTPA', 'LMTP', null])
      assert.equal(encryptionOf({ ...first, tls: null, with: protocol }), 'unknown', String(protocol));
    assert.equal(encryptionOf({ ...first, tls: null, with: 'ESMTP', findings: [unencrypted] }), 'plain');
  });
});

suite('names that are cut', () => {
  test('in their middle, since a host’s name tells most at its ends', () => {
    assert.equal(truncated('mail.example.com', 16), 'mail.example.com');
    assert.equal(truncated('outbound-7.mailer.example.com', 16), 'outbo…xample.com');
    assert.equal(truncated('outbound-7.mailer.example.com', 0).length, 4);
  });
});

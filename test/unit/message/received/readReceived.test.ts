import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { readReceived } from '../../../../server/src/engine/message/received/readReceived.ts';

/** A field of each program, and what is read of it; where it is no hop, why. */
const GOLDEN = join(import.meta.dirname, '../../../fixtures/messages/received.json');

type Golden = Readonly<Record<string, { readonly received: string; readonly trace: unknown }>>;

suite('Received fields of programs', () => {
  const golden: Golden = JSON.parse(readFileSync(GOLDEN, 'utf8'));
  const read = Object.entries(golden).map(([program, { received }]) => {
    const { trace, ignored } = readReceived(received.replaceAll('\r\n', ''));
    return [program, { received, trace: trace ?? ignored }] as const;
  });
  if (process.env.UPDATE_GOLDEN === '1') {
    writeFileSync(GOLDEN, `${JSON.stringify(Object.fromEntries(read), null, 2)}\n`);
  }
  const wanted: Golden = JSON.parse(readFileSync(GOLDEN, 'utf8'));
  for (const [program, { trace }] of read) {
    test(program, () => assert.deepEqual(trace, wanted[program]?.trace));
  }
});

suite('Received fields that are damaged', () => {
  const of = (text: string) => readReceived(text).trace;

  test('a bracket that is never closed does not swallow the rest', () => {
    const trace = of('from mail.example.com (mail.example.com [192.0.2.1] by mx.example.org with ESMTP id 1');
    assert.equal(trace?.by, 'mx.example.org');
    assert.equal(trace?.id, '1');
    assert.equal(of('from a.example <b by mx.example.org "c [d')?.by, 'mx.example.org');
  });

  test('key words in any order and case', () => {
    const trace = of('WITH LMTP FOR <ann@example.org> BY mx.example.org FROM mail.example.com ID x');
    assert.deepEqual(
      [trace?.with, trace?.for, trace?.by, trace?.from, trace?.id],
      ['LMTP', 'ann@example.org', 'mx.example.org', 'mail.example.com', 'x'],
    );
  });

  test('numbers of versions are no addresses', () => {
    const trace = of(
      'from mail.example.com (Some Server 7.0.5.33) by mx.example.org (9.1.2.3) id 15.1.225.42',
    );
    assert.equal(trace?.ip, null);
    assert.equal(trace?.id, '15.1.225.42');
  });

  test('a comment with quoted brackets, and nested ones', () => {
    const trace = of(
      'from mail.example.com (mail.example.com [192.0.2.1]) (Client CN "a) b", (x (y) \\) z)) by mx.example.org',
    );
    assert.equal(trace?.by, 'mx.example.org');
  });

  test('what names no host is no hop', () => {
    for (const text of ['', 'apparently', '; Tue, 24 Nov 2026 14:27:47 +0100', '((((', ')', '<>', ';;;']) {
      const { trace, ignored } = readReceived(text);
      assert.equal(trace, null, text);
      assert.match(ignored ?? '', /\w/);
    }
  });
});

suite('the date of a Received field', () => {
  const of = (text: string) => readReceived(`from a.example by b.example ${text}`).date;

  test('without a semicolon', () => {
    const date = of('id x Tue, 24 Nov 2026 14:27:47 +0100');
    assert.equal(date.iso, '2026-11-24T14:27:47+01:00');
    assert.equal(date.isMarked, false);
  });

  test('with something behind it', () => {
    const date = of('; Tue, 24 Nov 2026 14:27:47 +0100 (CET) (envelope-from <a@b.example>) id x');
    assert.equal(date.iso, '2026-11-24T14:27:47+01:00');
    assert.equal(date.isMarked, true);
  });

  test('one that cannot be read is quoted', () => {
    assert.equal(of('; yesterday at noon').written, 'yesterday at noon');
    assert.equal(of('').written, null);
  });
});

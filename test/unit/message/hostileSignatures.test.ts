import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Dns } from '../../../server/src/engine/dns/dns.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { messageVerifier } from '../../../server/src/node/messageVerifier/messageVerifier.ts';
import { signingKey, signMail } from '../../support/signMail.ts';

const key = signingKey('example.com', 's', 1024);
const dns: Dns = {
  ask: async () => ({
    status: 'found',
    records: [key.record] as never,
    source: { resolver: 'test', age: 0, ttl: 1 },
  }),
};
const options = { time: Date.parse('2026-11-24T12:00:00Z') };
const MAIL = 'From: a@example.com\r\nDate: Tue, 24 Nov 2026 11:00:00 +0000\r\nSubject: x\r\n\r\n';
const TAGS = 'v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s;';

/** Texts that would take a program that is not careful hours. */
const hostile: Record<string, () => string> = {
  'a thousand signatures': () =>
    `${Array.from({ length: 1000 }, (_, i) => `DKIM-Signature: ${TAGS} h=from; bh=x; l=${i}; b=AAAA\r\n`).join('')}${MAIL}x\r\n`,
  'a signature of many folds': () =>
    `DKIM-Signature: ${TAGS} h=from; bh=x; b=${'\r\n A'.repeat(200_000)}\r\n${MAIL}`,
  'a signature of blanks': () => `DKIM-Signature: ${TAGS} h=from; bh=x; b=${' '.repeat(400_000)}A\r\n${MAIL}`,
  'names without end': () => `DKIM-Signature: ${TAGS} h=${'from:'.repeat(100_000)}; bh=x; b=AAAA\r\n${MAIL}x`,
  'tags without end': () => `DKIM-Signature: ${'a=b;'.repeat(100_000)}\r\n${MAIL}x`,
  'a header of 50 MB': () =>
    `DKIM-Signature: ${TAGS} h=from; bh=x; b=AA\r\n${`X: ${'y'.repeat(1000)}\r\n`.repeat(50_000)}${MAIL}`,
  'fields without end': () =>
    `DKIM-Signature: ${TAGS} h=from; bh=x; b=AA\r\n${'X:\r\n'.repeat(15_000)}${MAIL}`,
  'sets of ARC without end': () =>
    `${Array.from({ length: 3000 }, (_, i) => `ARC-Seal: i=${i}; a=rsa-sha256; cv=none; d=a; s=b; b=AA\r\n`).join('')}${MAIL}`,
  'a subject of tags': () => `${'[a]'.repeat(20_000)}`,
  nothing: () => '',
  zeros: () => '\0'.repeat(100_000),
};

suite('hostile messages are judged in bounded time', () => {
  for (const [name, make] of Object.entries(hostile)) {
    test(name, async () => {
      const message = readMessage(Buffer.from(make(), 'latin1'));
      const { verdicts } = await messageVerifier.verifyDkim(message, dns, options);
      assert.ok(verdicts.every(({ result }) => result !== 'pass'));
      const { verdict } = await messageVerifier.verifyArc(message, dns, options);
      assert.notEqual(verdict.result, 'pass');
    });
  }

  for (const [name, body] of Object.entries({
    'blanks without end': `${' '.repeat(1_900_000)}x\r\n`,
    'lines without end': 'x\r\n'.repeat(600_000),
    'line ends without end': `x${'\r\n'.repeat(900_000)}y\r\n`,
    'boundaries without end': '--b\r\n\r\nx\r\n'.repeat(150_000),
    'escapes without end': '='.repeat(1_900_000),
    'a body of 20 MB': `${'x'.repeat(76)}\r\n`.repeat(260_000),
  })) {
    test(`a changed body: ${name}`, async () => {
      const mail = MAIL.replace('Subject: x', 'Content-Type: multipart/mixed; boundary=b\r\nSubject: x');
      const signed = await signMail(`${mail}short\r\n`, key, { signTime: new Date(options.time) });
      const changed = signed.replace('short\r\n', body).replace('\r\nSubject: x', '\r\nSubject: [a][b] x');
      const message = readMessage(Buffer.from(changed, 'latin1'));
      const { verdicts } = await messageVerifier.verifyDkim(message, dns, options);
      assert.equal(verdicts[0]?.result, 'fail');
      assert.equal(verdicts[0]?.bodyHash, 'mismatch');
    });
  }
});

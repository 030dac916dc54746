import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { mimeParts } from '../../../server/src/engine/message/dsn/mimeParts.ts';
import { partText } from '../../../server/src/engine/message/dsn/partText.ts';
import { PROVIDER_CODES } from '../../../server/src/engine/message/dsn/providerCodes.ts';
import { PROVIDERS } from '../../../server/src/engine/message/dsn/providers.ts';
import { readBounce } from '../../../server/src/engine/message/dsn/readBounce.ts';
import { REASONS } from '../../../server/src/engine/message/dsn/reasons.ts';
import { smtpCodes } from '../../../server/src/engine/message/dsn/smtpCodes.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/messages');

const bounceOf = (text: string) => readBounce(readMessage(encodeUtf8(text)));

describe('readBounce', () => {
  test('reads each of our messages as the golden file says', () => {
    const folder = join(FIXTURES, 'bounces');
    const read = Object.fromEntries(
      readdirSync(folder)
        .sort()
        .map((name) => [name, readBounce(readMessage(readFileSync(join(folder, name))))]),
    );
    const golden = join(FIXTURES, 'bounces.json');
    const text = `${JSON.stringify(read, null, 2)}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'), 'differs from test/fixtures/messages/bounces.json');
  });

  test('bare headers and empty texts are no bounces', () => {
    assert.equal(bounceOf(''), null);
    assert.equal(bounceOf('From: a@example.com\r\nSubject: x\r\n'), null);
  });

  const ordinary: readonly (readonly [string, string])[] = [
    [
      'a read receipt',
      'From: Someone <someone@example.com>\nSubject: Read: The minutes\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour message was read.\n\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; someone@example.com\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n',
    ],
    [
      'a postmaster who writes of returned goods',
      'Return-Path: <postmaster@example.com>\nFrom: postmaster@example.com\nSubject: The goods\n\nThe goods were returned, and the offer was rejected.\n',
    ],
    [
      'a reply about a list',
      'From: list-owner@example.com\nSubject: Your question\n\nYes, you may post to the list.\n',
    ],
    [
      'a message about bounces',
      'From: a@example.com\nSubject: Bounced mail\n\nHow do I read a bounce? Mine are rejected.\n',
    ],
  ];
  for (const [what, text] of ordinary) {
    test(`${what} is no bounce`, () => assert.equal(bounceOf(text), null));
  }

  test('an mbox file of bounces has the recipients of all', () => {
    const one = (address: string) =>
      `From MAILER-DAEMON Tue Mar  3 10:00:00 2026\nReturn-Path: <>\nFrom: MAILER-DAEMON@example.net\nSubject: failure notice\n\nHi. This is the qmail-send program.\n\n<${address}>:\n550 5.1.1 no such user\n\n`;
    const bounce = bounceOf(one('a@example.com') + one('b@example.com'));
    assert.deepEqual(
      bounce?.recipients.map(({ recipient, reason }) => [recipient, reason]),
      [
        ['a@example.com', 'userunknown'],
        ['b@example.com', 'userunknown'],
      ],
    );
  });
});

describe('hostile reports', () => {
  test('1,000 nested multiparts end at a bound, with a finding at its place', () => {
    let text =
      'From: MAILER-DAEMON@example.net\r\nSubject: Undelivered\r\nContent-Type: multipart/mixed; boundary="b0"\r\n\r\n';
    for (let depth = 0; depth < 1000; depth++) {
      text += `--b${depth}x\r\nContent-Type: multipart/mixed; boundary="b${depth + 1}x"\r\n\r\n`;
      if (depth === 0) text = text.replace('boundary="b0"', 'boundary="b0x"');
    }
    const { parts, findings } = mimeParts(readMessage(encodeUtf8(text)));
    assert.ok(parts.length <= 1000);
    const [finding] = findings;
    assert.equal(finding?.rule, 'dsn/bounded');
    const at = finding?.at?.start ?? 0;
    assert.ok(at > 0 && at < text.length);
    assert.ok(bounceOf(text)?.findings.some(({ rule }) => rule === 'dsn/bounded'));
  });

  test('100,000 recipients end at a bound, with a finding', () => {
    const group = (i: number) =>
      `\r\nFinal-Recipient: rfc822; r${i}@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n`;
    const text = `From: MAILER-DAEMON@example.net\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.net\r\n${Array.from({ length: 100_000 }, (_, i) => group(i)).join('')}--b--\r\n`;
    const bounce = bounceOf(text);
    assert.equal(bounce?.recipients.length, 1000);
    assert.deepEqual(
      bounce?.findings.map(({ rule }) => rule),
      ['dsn/bounded'],
    );
  });

  test('100,000 recipients in free form, and 100,000 parts', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `<r${i}@example.com>:\n550 no such user\n`).join(
      '',
    );
    const free = bounceOf(`From: MAILER-DAEMON@example.net\nSubject: failure notice\n\n${lines}`);
    assert.ok((free?.recipients.length ?? 0) > 100 && (free?.recipients.length ?? 0) <= 1000);
    const parts = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(100_000);
    const read = mimeParts(
      readMessage(encodeUtf8(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`)),
    );
    assert.equal(read.parts.length, 1000);
    assert.equal(read.findings[0]?.rule, 'dsn/bounded');
  });

  test('texts that are made to make patterns slow are read', () => {
    const head = 'From: MAILER-DAEMON@example.net\nSubject: Undelivered mail\n\n';
    for (const unit of [
      'a',
      ' ',
      '-',
      '<',
      '@',
      'a@',
      '5.',
      '550 ',
      '550-',
      '>>> ',
      'user ',
      'mailbox ',
      '> ',
      'to: ',
      '((',
      '&lt;',
      '<style',
      '<style>',
      '<script>',
      'deliver',
      'http://a',
      '\n ',
      'x: ',
      'message ',
    ]) {
      bounceOf(`${head}550${unit.repeat(Math.ceil(300_000 / unit.length))}`);
      bounceOf(head + unit.repeat(Math.ceil(300_000 / unit.length)));
      bounceOf(
        `From: MAILER-DAEMON@example.net\nContent-Type: text/html\n\n${unit.repeat(Math.ceil(300_000 / unit.length))}`,
      );
    }
  });
});

describe('smtpCodes', () => {
  const table: readonly (readonly [string, string | null, string | null])[] = [
    ['550 5.1.1 No such user', '550', '5.1.1'],
    ['550-5.7.26 Unauthenticated 550 5.7.26 gsmtp', '550', '5.7.26'],
    ['450 450 4.2.2 full', '450', '4.2.2'],
    ['host mx.example.com[192.0.2.250] said: 421 try later', '421', null],
    ["Remote Server returned '554 5.4.14 Hop count exceeded'", '554', '5.4.14'],
    ['#550 5.7.1 RESOLVER.RST.AuthRequired ##', '550', '5.7.1'],
    ['delivery temporarily suspended (#4.4.1)', null, '4.4.1'],
    ['version 5.1.1.2 of 555 programs', null, null],
    ['', null, null],
  ];
  for (const [text, replyCode, status] of table) {
    test(JSON.stringify(text), () => assert.deepEqual(smtpCodes(text), { replyCode, status }));
  }
});

describe('partText', () => {
  const textOf = (encoding: string, charset: string, body: string) => {
    const message = readMessage(
      encodeUtf8(
        `Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n${body}`,
      ),
    );
    const parts = mimeParts(message);
    const [part] = parts.parts;
    return part === undefined ? undefined : partText(parts, part);
  };
  test('undoes quoted-printable and base64, with the character set', () => {
    assert.equal(textOf('quoted-printable', 'utf-8', 'caf=C3=A9 =\nau lait'), 'café au lait');
    assert.equal(textOf('base64', 'iso-8859-1', 'Y2Fm6Q=='), 'café');
    assert.equal(textOf('base64', 'no-such-charset', 'Y2Fm6Q=='), 'café');
    assert.equal(textOf('quoted-printable', 'utf-8', '=ZZ=4'), '=ZZ=4');
  });
});

test('every reason that a provider code names is explained, and every code belongs to a known provider', () => {
  const providers = new Set(PROVIDERS.map(({ name }) => name));
  for (const { provider, reason, source, meaning, advice } of PROVIDER_CODES) {
    assert.ok(providers.has(provider), provider);
    assert.ok(reason in REASONS, reason);
    assert.match(source, /^https:\/\//);
    assert.match(meaning, /\.$/);
    assert.match(advice, /\.$/);
  }
});

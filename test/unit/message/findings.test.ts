import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentFindings } from '../../../server/src/engine/message/content/contentFindings.ts';
import { readContent } from '../../../server/src/engine/message/content/readContent.ts';
import { MESSAGE_FINDINGS } from '../../../server/src/engine/message/findings/messageFindings.ts';
import { headerFindings } from '../../../server/src/engine/message/header/headerFindings.ts';
import { listFindings } from '../../../server/src/engine/message/list/listFindings.ts';
import type { DkimVerdict } from '../../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { readHops } from '../../../server/src/engine/message/received/hops.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

const RECEIVED =
  'Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net with ESMTPS id a1; Tue, 24 Nov 2026 14:00:05 +0000';

/** A message without a fault; cases replace fields of it, leave some out (`undefined`), or add some. */
const GOOD: Readonly<Record<string, string>> = {
  From: 'Jane Doe <jane@example.com>',
  To: 'john@example.net',
  Subject: 'A word',
  Date: 'Tue, 24 Nov 2026 14:00:00 +0000',
  'Message-ID': '<a.b@example.com>',
};

function messageOf(
  changes: Readonly<Record<string, string | undefined>>,
  body = 'Text\r\n',
  signed: readonly string[] | undefined = undefined,
) {
  const fields = Object.entries({ ...GOOD, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const message = readMessage(encodeUtf8(`${[RECEIVED, ...fields].join('\r\n')}\r\n\r\n${body}`));
  const dkim = signed === undefined ? [] : [{ signedFields: signed } as unknown as DkimVerdict];
  const found = [
    ...headerFindings(message, readHops(message, { ownHosts: [] })),
    ...listFindings(message, dkim),
    ...contentFindings(message, readContent(message)),
  ];
  return found.map(({ rule, severity }) => `${severity} ${rule}`);
}

const CASES: readonly (readonly [string, Readonly<Record<string, string | undefined>>, readonly string[]])[] =
  [
    ['nothing is wrong', {}, []],
    ['no Message-ID', { 'Message-ID': undefined }, ['warning message/message-id-missing']],
    ['a Message-ID without brackets', { 'Message-ID': 'a@example.com' }, ['warning message/message-id']],
    [
      'a Message-ID of Outlook',
      { 'Message-ID': '<DB7PR01MB1234ABCD@DB7PR01MB1234.eurprd01.prod.outlook.com>' },
      [],
    ],
    ['a Message-ID with two @', { 'Message-ID': '<a@b@example.com>' }, ['info message/message-id']],
    ['a Message-ID of localhost', { 'Message-ID': '<1.2@localhost>' }, ['info message/message-id-host']],
    ['no Date', { Date: undefined }, ['warning message/date-missing']],
    ['no date in Date', { Date: 'today' }, ['warning message/date']],
    ['a Date of two digits', { Date: '24 Nov 26 14:00:00 +0000' }, ['info message/date-form']],
    ['a Date in the future', { Date: 'Tue, 24 Nov 2026 15:00:00 +0000' }, ['warning message/date-skew']],
    ['a Date of last week', { Date: 'Tue, 17 Nov 2026 15:00:00 +0000' }, ['info message/date-skew']],
    ['no From', { From: undefined }, ['error message/from-missing']],
    ['no address in From', { From: 'Jane Doe' }, ['error message/from']],
    ['two authors', { From: 'a@example.com, b@example.net' }, ['warning message/several-from']],
    ['a second From', { FROM: 'b@example.net' }, ['error message/several-from']],
    ['a second Subject', { SUBJECT: 'Another' }, ['warning message/repeated-field']],
    ['an address without @', { To: 'john' }, ['info message/address']],
    ['nobody in To', { To: 'undisclosed-recipients:;' }, []],
    [
      'another address as name',
      { From: '"ceo@example.org" <x@example.com>' },
      ['warning message/name-is-address'],
    ],
    ['the own address as name', { From: '"jane@example.com" <jane@example.com>' }, []],
    ['a name by a list', { From: '"ceo@example.org via News" <x@example.com>' }, []],
    [
      'an encoded name',
      { From: '=?utf-8?Q?ceo=40example.org?= <x@example.com>' },
      ['warning message/name-is-address'],
    ],
    ['answers to a free address', { 'Reply-To': 'jane.doe@gmail.com' }, ['warning message/reply-to']],
    [
      'answers to the visitor of a web site',
      { 'Reply-To': 'Bob <bob123@gmail.com>' },
      ['info message/reply-to'],
    ],
    ['answers to another domain', { 'Reply-To': 'jane@example.org' }, ['info message/reply-to']],
    ['answers to a subdomain', { 'Reply-To': 'jane@mail.example.com' }, []],
    ['a damaged encoded word', { Subject: '=?utf-8?B?***?=' }, ['info message/encoded-word']],
    ['a raw character', { Subject: 'Grüße' }, ['info message/raw-8bit']],
    [
      'a turned name',
      { From: '=?utf-8?Q?=E2=80=AEenaJ?= <jane@example.com>' },
      ['warning message/hidden-characters'],
    ],
    ['a Precedence of its own', { Precedence: 'very high' }, ['hint list/precedence']],
    [
      'bulk mail without a way out',
      { Precedence: 'bulk' },
      ['info list/unsubscribe-missing', 'info content/no-unsubscribe-link'],
    ],
    ['an automatic reply', { Precedence: 'bulk', 'Auto-Submitted': 'auto-replied' }, []],
    [
      'no address to unsubscribe',
      { 'List-Unsubscribe': 'https://example.com/unsubscribe', 'List-Post': '<mailto:a@example.com>' },
      ['warning list/unsubscribe'],
    ],
    [
      'only an address to unsubscribe',
      { 'List-Unsubscribe': '<mailto:off@example.com>' },
      ['info list/one-click-missing', 'info content/no-unsubscribe-link'],
    ],
    [
      'a list that people write to',
      { 'List-Unsubscribe': '<mailto:off@example.com>', 'List-Post': '<mailto:a@example.com>' },
      [],
    ],
    [
      'one click without https',
      {
        'List-Unsubscribe': '<mailto:off@example.com>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Post': '<mailto:a@example.com>',
      },
      ['warning list/one-click'],
    ],
    [
      'one click misspelt',
      {
        'List-Unsubscribe': '<https://example.com/off>',
        'List-Unsubscribe-Post': 'One-Click',
        'List-Post': '<mailto:a@example.com>',
      },
      ['warning list/one-click'],
    ],
    ['no subject', { Subject: undefined }, ['info content/subject-missing']],
    ['a long subject', { Subject: 'word '.repeat(20) }, ['hint content/subject-long']],
  ];

for (const [name, changes, expected] of CASES) {
  test(`findings: ${name}`, () => assert.deepEqual(messageOf(changes), expected));
}

const ONE_CLICK = {
  'List-Unsubscribe': '<https://example.com/off>',
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
};

test('one click counts where one signature covers both fields', () => {
  assert.deepEqual(
    messageOf(ONE_CLICK, 'To unsubscribe, click.', ['From', 'List-Unsubscribe', 'List-Unsubscribe-Post']),
    [],
  );
  assert.deepEqual(messageOf(ONE_CLICK, 'To unsubscribe, click.', ['from', 'list-unsubscribe']), [
    'warning list/one-click-unsigned',
  ]);
});

test('HTML alone is told, and its text is looked at', () => {
  const html = {
    'MIME-Version': '1.0',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Transfer-Encoding': 'quoted-printable',
  };
  assert.deepEqual(messageOf({ ...html, ...ONE_CLICK }, '<p>D=C3=A9sabonn=\r\nement</p>'), [
    'info content/no-text-alternative',
  ]);
});

test('of a part of a header nothing is missing', () => {
  const message = readMessage(encodeUtf8(`${RECEIVED}\r\nSubject: a\r\n`));
  assert.deepEqual(headerFindings(message, []), []);
});

test('of a hostile header, a bounded number of findings is told', () => {
  for (const value of [
    'a@b, '.repeat(40_000),
    '=?utf-8?B?*?= '.repeat(15_000),
    '"'.repeat(200_001),
    '(<'.repeat(100_000),
    'é\u202e'.repeat(50_000),
  ]) {
    const fields = [
      'From',
      'Reply-To',
      'To',
      'Date',
      'Message-ID',
      'List-Unsubscribe',
      'List-Unsubscribe-Post',
      'Subject',
    ];
    const text = [...fields, ...fields].map((name) => `${name}: ${value}`);
    const others = Array.from({ length: 15_000 }, (_, i) => `X-${i % 3000}: ${value.slice(0, 100)}`);
    const message = readMessage(encodeUtf8(`${[...text, ...others].join('\r\n')}\r\n\r\n`));
    const found = [
      ...headerFindings(message, []),
      ...listFindings(message, []),
      ...contentFindings(message, readContent(message)),
    ];
    assert.ok(found.length > 0 && found.length < 60);
    for (const { message: sentence } of found) assert.ok(sentence.length < 1000, sentence.slice(0, 200));
  }
});

test('findings are declared once, in whole sentences', () => {
  assert.equal(new Set(MESSAGE_FINDINGS.map(({ id }) => id)).size, MESSAGE_FINDINGS.length);
  for (const { id, summary, why, references } of MESSAGE_FINDINGS) {
    assert.match(id, /^(?:message|received|authres|dkim|arc|dsn|list|content)\/[a-z0-9-]+$/);
    assert.match(summary, /\.$/);
    assert.match(why, /\.$/);
    for (const reference of references)
      assert.match(reference, /^(?:RFC \d+(?: (?:§|Appendix )\S+)?|https:\/\/\S+)$/);
  }
});

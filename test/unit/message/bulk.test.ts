import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bulkRequirements,
  type ReportSoFar,
} from '../../../server/src/engine/message/bulk/bulkRequirements.ts';
import { readContent } from '../../../server/src/engine/message/content/readContent.ts';
import type { DkimVerdict } from '../../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { readHops } from '../../../server/src/engine/message/received/hops.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

const HEADER = [
  'Received: from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net (Postfix) with ESMTPS id a1; Tue, 24 Nov 2026 14:00:05 +0000',
  'From: News <news@example.com>',
  'To: john@example.net',
  'Subject: News',
  'Date: Tue, 24 Nov 2026 14:00:00 +0000',
  'Message-ID: <a.b@example.com>',
];
const ONE_CLICK = [
  'List-Unsubscribe: <https://example.com/off?id=1>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
];

function statuses(fields: readonly string[], body: string, report: Partial<ReportSoFar>) {
  const message = readMessage(encodeUtf8(`${fields.join('\r\n')}\r\n\r\n${body}`));
  const whole = {
    hops: readHops(message, { ownHosts: [] }),
    dkim: [],
    spf: SPF_UNKNOWN,
    dmarc: DMARC_UNKNOWN,
    ...report,
  };
  const requirements = bulkRequirements(message, whole, readContent(message));
  for (const { title, why, by, source } of requirements) {
    assert.ok(title !== '' && why !== '' && by.length > 0);
    assert.match(source, /^(?:https:\/\/|RFC \d+ §)/);
  }
  return Object.fromEntries(requirements.map(({ id, status }) => [id, status]));
}

const NOTHING = {
  ip: null,
  domain: null,
  helo: null,
  mechanism: null,
  explanation: null,
  lookups: null,
  isAligned: null,
  source: null,
};
const SPF_UNKNOWN: ReportSoFar['spf'] = { result: 'unknown', reason: 'DNS was not asked.', ...NOTHING };
const DMARC_UNKNOWN: ReportSoFar['dmarc'] = {
  result: 'unknown',
  reason: 'DNS was not asked.',
  domain: 'example.com',
  organizationalDomain: null,
  record: null,
  foundAt: null,
  steps: [],
  policy: null,
  disposition: null,
  alignment: { spf: null, dkim: null },
  source: null,
};
const SIGNED = {
  domain: 'example.com',
  result: 'pass',
  reason: 'It passes.',
  key: { type: 'rsa', bits: 2048, isTesting: false },
  signedFields: ['from', 'list-unsubscribe', 'list-unsubscribe-post'],
} as unknown as DkimVerdict;

test('a newsletter as it should be meets all that can be seen', () => {
  const found = statuses([...HEADER, ...ONE_CLICK], 'Unsubscribe: https://example.com/off\r\n', {
    dkim: [SIGNED],
    spf: { ...SPF_UNKNOWN, result: 'pass' },
    dmarc: {
      ...DMARC_UNKNOWN,
      result: 'pass',
      record: 'v=DMARC1; p=none',
      foundAt: '_dmarc.example.com',
      alignment: { spf: false, dkim: true },
    },
  });
  assert.deepEqual(found, {
    'bulk/spf': 'met',
    'bulk/dkim': 'met',
    'bulk/dkim-key': 'met',
    'bulk/dmarc-record': 'met',
    'bulk/alignment': 'met',
    'bulk/tls': 'met',
    'bulk/reverse-name': 'met',
    'bulk/format': 'met',
    'bulk/gmail-from': 'notNeeded',
    'bulk/reply': 'unknown',
    'bulk/complaints': 'unknown',
    'bulk/one-click': 'met',
    'bulk/one-click-signed': 'met',
    'bulk/unsubscribe-link': 'met',
  });
});

test('without DNS, what stands there is unknown, not missed', () => {
  const dkim = [{ ...SIGNED, result: 'unknown', key: null } as DkimVerdict];
  const found = statuses([...HEADER, ...ONE_CLICK], 'Text\r\n', { dkim });
  for (const id of ['spf', 'dkim', 'dkim-key', 'dmarc-record', 'alignment', 'one-click-signed'])
    assert.equal(found[`bulk/${id}`], 'unknown', id);
  assert.equal(found['bulk/unsubscribe-link'], 'missed');
});

test('a bad one misses what it lacks', () => {
  const header = HEADER.filter((line) => !line.startsWith('Message-ID')).map((line) =>
    line.replace('ESMTPS', 'SMTP').replace('news@example.com', 'no-reply@gmail.com'),
  );
  const found = statuses([...header, 'Precedence: bulk'], 'Text\r\n', {
    spf: { ...SPF_UNKNOWN, result: 'fail' },
    dmarc: { ...DMARC_UNKNOWN, result: 'none', alignment: { spf: false, dkim: false } },
  });
  for (const id of [
    'spf',
    'dkim',
    'dkim-key',
    'dmarc-record',
    'alignment',
    'tls',
    'format',
    'gmail-from',
    'reply',
    'one-click',
    'one-click-signed',
    'unsubscribe-link',
  ])
    assert.equal(found[`bulk/${id}`], 'missed', id);
});

test('a personal message needs no way to unsubscribe', () => {
  assert.equal(statuses(HEADER, 'Text\r\n', {})['bulk/one-click'], 'notNeeded');
});

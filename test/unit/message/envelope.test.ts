import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readClaims } from '../../../server/src/engine/message/claims/readClaims.ts';
import { type Envelope, readEnvelope } from '../../../server/src/engine/message/envelope.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { readHops } from '../../../server/src/engine/message/received/hops.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';

const RECEIVED =
  'Received: from mail.sender.example (mail.sender.example [192.0.2.1]) by mx.example.org (Postfix) with ESMTPS id 1; Tue, 24 Nov 2026 11:00:05 +0000';

function envelopeOf(fields: readonly string[], given?: Partial<Envelope>): Envelope {
  const message = readMessage(encodeUtf8([...fields, 'From: a@example.com', ''].join('\r\n')));
  const hops = readHops(message, { ownHosts: [] });
  return readEnvelope(message, hops, readClaims(message, hops).claims, given);
}

suite('the envelope of a message', () => {
  const client = { ip: '192.0.2.1', helo: 'mail.sender.example', isSubmission: false };
  const cases: readonly [string, readonly string[], Partial<Envelope>][] = [
    [
      'by Return-Path',
      ['Return-Path: <b@sender.example>', RECEIVED],
      { ...client, mailFrom: 'b@sender.example' },
    ],
    ['by an empty one', ['Return-Path: <>', RECEIVED], { ...client, mailFrom: '' }],
    [
      'by what the receiver judged',
      ['Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=<c@sender.example>', RECEIVED],
      { ...client, mailFrom: 'c@sender.example' },
    ],
    [
      'by a domain that was judged, and Return-Path',
      [
        'Return-Path: <b@sender.example>',
        'Authentication-Results: spf=pass smtp.mailfrom=Sender.example',
        RECEIVED,
      ],
      { ...client, mailFrom: 'b@sender.example' },
    ],
    [
      'not by what the sender wrote',
      [RECEIVED, 'Received-SPF: pass client-ip=198.51.100.1; envelope-from=x@other.example'],
      { ...client, mailFrom: null },
    ],
    ['nothing is known', [], { ip: null, helo: null, mailFrom: null, isSubmission: false }],
  ];
  for (const [title, fields, expected] of cases) {
    test(title, () => assert.deepEqual(envelopeOf(fields), expected));
  }

  test('what is known from elsewhere goes before all', () => {
    const { ip, mailFrom } = envelopeOf(['Return-Path: <b@sender.example>', RECEIVED], {
      ip: '2001:db8::1',
      mailFrom: '',
    });
    assert.deepEqual([ip, mailFrom], ['2001:db8::1', '']);
  });
});

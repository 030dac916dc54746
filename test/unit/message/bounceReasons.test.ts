import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { REASONS } from '../../../server/src/engine/message/dsn/reasons.ts';
import { recipientOf } from '../../../server/src/engine/message/dsn/recipientOf.ts';

/** What servers answer, and the reason it stands for; `hard` where the address is gone for good. */
const ANSWERS: readonly (readonly [answer: string, reason: keyof typeof REASONS, hard?: 'hard'])[] = [
  [
    '550 5.1.1 <someone@example.com>: Recipient address rejected: User unknown in relay recipient table',
    'userunknown',
    'hard',
  ],
  ['550 5.1.1 The email account that you tried to reach does not exist', 'userunknown', 'hard'],
  [
    '550 5.4.4 Host or domain name not found. Name service error for name=nowhere.example type=MX: Host not found',
    'hostunknown',
    'hard',
  ],
  [
    'Host or domain name not found. Name service error for name=slow.example: Host not found, try again',
    'networkerror',
  ],
  ['551 5.1.6 The user has moved', 'hasmoved', 'hard'],
  ['556 5.1.10 Domain does not accept mail (null MX)', 'notaccept', 'hard'],
  ['421 4.3.2 System not accepting network messages', 'notaccept'],
  ['552 5.2.2 The mailbox is over its quota', 'mailboxfull'],
  ['552 5.3.4 Message size exceeds fixed limit', 'mesgtoobig'],
  ['552 5.2.3 Message exceeds the size limit of this mailbox', 'exceedlimit'],
  ['550 5.7.23 SPF validation failed', 'authfailure'],
  ['550 5.7.1 Rejected: the DMARC policy of example.org is reject', 'authfailure'],
  ['550 5.7.25 The sending address has no PTR record', 'requireptr'],
  ['554 5.7.1 Service unavailable; client host [192.0.2.1] blocked using bl.example.net', 'blocked'],
  ['550 5.7.1 Poor reputation of 192.0.2.1', 'badreputation'],
  ['554 5.7.1 This message looks like spam', 'spamdetected'],
  ['554 5.7.1 Virus found in message', 'virusdetected'],
  ['530 5.7.0 Must issue a STARTTLS command first', 'failedstarttls'],
  ['450 4.7.1 Rate limit exceeded, slow down', 'speeding'],
  ['421 4.7.0 Too many concurrent connections from your address', 'toomanyconn'],
  ['554 5.7.1 Relay access denied', 'norelaying'],
  ['553 5.1.8 Domain of sender address someone@nowhere.example does not exist', 'rejected'],
  ['550 5.2.1 The account is suspended', 'suspend'],
  ['452 4.3.1 Insufficient system storage', 'systemfull'],
  ['451 4.3.5 Server configuration error', 'systemerror'],
  ['554 5.4.6 Too many hops', 'networkerror'],
  ['503 5.5.1 Bad sequence of commands', 'syntaxerror'],
  ['554 5.6.0 The attachment cannot be converted', 'contenterror'],
  ['550 5.7.1 There are two From headers: the message is not RFC 5322 compliant', 'notcompliantrfc'],
  ['554 5.7.0 Attachments of this kind are prohibited by policy', 'policyviolation'],
  ['550 5.7.1 Authentication required', 'securityerror'],
  ['250 2.1.5 Delivered', 'delivered'],
  ['550 5.0.0 Quux', 'onhold'],
];

describe('the reason of an answer', () => {
  for (const [answer, reason, hard] of ANSWERS) {
    test(answer, () => {
      const group = new Map([['diagnostic-code', [`smtp; ${answer}`]]]);
      const read = recipientOf({
        recipient: 'someone@example.com',
        group,
        perMessage: new Map(),
        words: '',
        notice: '',
        reporter: null,
      });
      assert.equal(read.reason, reason);
      assert.equal(read.hardBounce, hard === 'hard');
      assert.ok(read.explanation !== '' && read.advice !== '');
    });
  }
});

test('derived statuses are of their own: no two reasons share a number', () => {
  const details = Object.values(REASONS).flatMap((reason) => ('detail' in reason ? [reason.detail] : []));
  assert.equal(new Set(details).size, details.length);
  for (const detail of details) assert.ok(detail >= 900 && detail <= 999);
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { offlineDns } from '../../../server/src/engine/dns/offlineDns.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { messageVerifier } from '../../../server/src/node/messageVerifier/messageVerifier.ts';
import { sealMail, signingKey, signMail } from '../../support/signMail.ts';
import { client, server } from '../dns/withServer.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const author = signingKey('example.com', 'a', 1024);
const list = signingKey('lists.example.org', 'l', 1024);
const forwarder = signingKey('forward.example.net', 'f', 'ed25519');
const ZONE = Object.fromEntries(
  [author, list, forwarder].map(({ selector, domain, record }) => [
    `${selector}._domainkey.${domain}`,
    [{ TXT: record }],
  ]),
);

const MAIL = [
  'From: Ann <ann@example.com>',
  'To: Bob <bob@example.org>',
  'Subject: Lunch',
  'Date: Tue, 24 Nov 2026 11:00:00 +0000',
  'Message-ID: <1@example.com>',
  '',
  'Hello Bob.',
  '',
].join('\r\n');

const signed = await signMail(MAIL, author, { signTime: NOW });
const one = await sealMail(signed, list, 1, 'none', NOW);
const two = await sealMail(one, forwarder, 2, 'pass', NOW);
/** The list adds a footer, and seals what came of it; the forwarder seals that. */
const footer = await sealMail(
  await sealMail(`${signed}list\r\n`, list, 1, 'none', NOW),
  forwarder,
  2,
  'pass',
  NOW,
);

/** A message without the fields of a name that have a number in `i`. */
function without(mail: string, name: string, instance: number): string {
  return mail.replace(new RegExp(`${name}: i=${instance};[^\\r\\n]*\\r\\n(?:[ \\t][^\\r\\n]*\\r\\n)*`), '');
}

const cases: Record<
  string,
  { readonly mail: string; readonly result: string; readonly told: readonly string[] }
> = {
  'no chain': { mail: signed, result: 'none', told: [] },
  'one set': { mail: one, result: 'pass', told: ['1 pass pass none', 'arc/historic'] },
  'two sets': { mail: two, result: 'pass', told: ['1 pass pass none', '2 pass pass pass', 'arc/historic'] },
  'a footer before the first': {
    mail: footer,
    result: 'pass',
    told: ['1 pass pass none', '2 pass pass pass', 'arc/historic'],
  },
  'a footer between both': {
    mail: await sealMail(`${one}list\r\n`, forwarder, 2, 'pass', NOW),
    result: 'pass',
    told: ['1 pass fail none', '2 pass pass pass', 'arc/historic'],
  },
  'a footer behind both': {
    mail: `${two}list\r\n`,
    result: 'fail',
    told: ['1 pass fail none', '2 pass fail pass', 'arc/historic', 'arc/message-signature'],
  },
  'a header changed behind both': {
    mail: two.replace('\r\nSubject: ', '\r\nSubject: [list] '),
    result: 'fail',
    told: ['1 pass fail none', '2 pass fail pass', 'arc/historic', 'arc/message-signature'],
  },
  'a claim forged': {
    mail: two.replace('i=1; lists.example.org; dkim=pass', 'i=1; lists.example.org; dkim=fail'),
    result: 'fail',
    told: ['1 fail pass none', '2 fail pass pass', 'arc/historic', 'arc/seal', 'arc/seal'],
  },
  'the first set taken out': {
    mail: ['ARC-Seal', 'ARC-Message-Signature', 'ARC-Authentication-Results'].reduce(
      (mail, name) => without(mail, name, 1),
      two,
    ),
    result: 'fail',
    told: ['2 fail pass pass', 'arc/historic', 'arc/gap', 'arc/seal'],
  },
  'a field taken out': {
    mail: without(two, 'ARC-Message-Signature', 1),
    result: 'fail',
    told: [
      '1 permerror permerror none',
      '2 permerror pass pass',
      'arc/historic',
      'arc/gap',
      'arc/seal',
      'arc/seal',
    ],
  },
  'a field twice': {
    mail: `ARC-Authentication-Results: i=2; forward.example.net; spf=pass\r\n${two}`,
    result: 'fail',
    told: ['1 pass pass none', '2 fail pass pass', 'arc/historic', 'arc/duplicate', 'arc/seal'],
  },
  'no number': {
    mail: `ARC-Authentication-Results: i=51; forward.example.net; spf=pass\r\n${two}`,
    result: 'fail',
    told: ['1 pass pass none', '2 pass pass pass', 'arc/historic', 'arc/instance'],
  },
  'a chain that failed before': {
    mail: await sealMail(`${one}list\r\n`, forwarder, 2, 'fail', NOW),
    result: 'fail',
    told: ['1 pass fail none', '2 pass pass fail', 'arc/historic', 'arc/chain-validation'],
  },
};

suite('chains of ARC', { concurrency: false }, () => {
  for (const [name, { mail, result, told }] of Object.entries(cases)) {
    test(name, async (t) => {
      const { address } = await server(t, ZONE);
      const message = readMessage(Buffer.from(mail, 'latin1'));
      const { verdict } = await messageVerifier.verifyArc(message, client(t, [address]), {
        time: NOW.getTime(),
      });
      const sets = verdict.chain.map(
        ({ instance, seal, messageSignature, chainValidation }) =>
          `${instance} ${seal} ${messageSignature} ${chainValidation}`,
      );
      assert.deepEqual([...sets, ...verdict.findings.map(({ rule }) => rule)], told, verdict.reason);
      assert.equal(verdict.result, result, verdict.reason);
    });
  }

  test('without DNS it is told what would be asked', async () => {
    const message = readMessage(Buffer.from(two, 'latin1'));
    const { verdict, lookups } = await messageVerifier.verifyArc(message, offlineDns, {
      time: NOW.getTime(),
    });
    assert.equal(verdict.result, 'unknown');
    assert.deepEqual(
      lookups.map(({ name }) => name),
      ['l._domainkey.lists.example.org', 'f._domainkey.forward.example.net'],
    );
  });
});

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { offlineDns } from '../../../server/src/engine/dns/offlineDns.ts';
import type { DkimVerdict } from '../../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { messageVerifier } from '../../../server/src/node/messageVerifier/messageVerifier.ts';
import type { ZoneData } from '../../support/dnsServer.ts';
import { signByHand, signingKey, signMail } from '../../support/signMail.ts';
import { client, server } from '../dns/withServer.ts';

const GOLDEN = `${import.meta.dirname}/../../fixtures/messages/dkim-verdicts.json`;
const NOW = new Date('2026-11-24T12:00:00Z');
const HOUR = 3_600_000;

const rsa = signingKey('example.com', 's2048', 2048);
const short = signingKey('example.com', 's1024', 1024);
const tiny = signingKey('example.com', 's512', 512);
const edwards = signingKey('example.com', 'ed', 'ed25519');
const testing = signingKey('example.com', 'testing', 1024, 't=y; ');
const exact = signingKey('example.com', 'exact', 1024, 't=s; ');
const chat = signingKey('example.com', 'chat', 1024, 's=chat; ');
const gone = signingKey('example.com', 'gone', 1024);
const empty = signingKey('example.com', 'empty', 1024);
const revoked = signingKey('example.com', 'revoked', 1024);
const silent = signingKey('example.com', 'silent', 1024);
const broken = signingKey('example.com', 'broken', 1024);

const ZONE: ZoneData = {
  ...Object.fromEntries(
    [rsa, short, tiny, edwards, testing, exact, chat].map(({ selector, domain, record }) => [
      `${selector}._domainkey.${domain}`,
      [{ TXT: record }],
    ]),
  ),
  'empty._domainkey.example.com': [{ A: '192.0.2.1' }],
  'revoked._domainkey.example.com': [{ TXT: 'v=DKIM1; p=' }],
  'silent._domainkey.example.com': [{ A: '192.0.2.1' }],
  'broken._domainkey.example.com': [{ TXT: 'v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ' }],
};

const HEADER = [
  'From: Ann Example <ann@example.com>',
  'To: Bob <bob@example.org>',
  'Subject: Lunch on Friday',
  'Date: Tue, 24 Nov 2026 11:00:00 +0000',
  'Message-ID: <1@example.com>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  '',
].join('\r\n');
const BODY =
  'Hello Bob,\r\n\r\nshall we meet at the caf\xc3\xa9 on Friday?\r\nFrom there = we can walk.\r\n\r\nAnn\r\n';
const MAIL = HEADER + BODY;
const PARTS = `${HEADER.replace('text/plain; charset=utf-8', 'multipart/alternative; boundary="b1"')}--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${BODY}--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>Hello caf\xc3\xa9</p>\r\n--b1--\r\n`;

const signed = await signMail(MAIL, rsa, { signTime: new Date(NOW.getTime() - HOUR) });
const simple = await signMail(MAIL, rsa, {
  canonicalization: 'simple/simple',
  signTime: new Date(NOW.getTime() - HOUR),
});
const parts = await signMail(PARTS, rsa, { signTime: new Date(NOW.getTime() - HOUR) });
const NAMES = ['From', 'From', 'To', 'Subject', 'Subject', 'Date', 'Reply-To', 'Message-ID'];
const sealed = signByHand(MAIL, rsa, { h: NAMES });
const copied = signByHand(MAIL, rsa, {
  h: NAMES,
  tags: 'z=Subject:Lunch=20on=20Friday|To:Bob=20<bob@example.org>; ',
});

const quoted = BODY.replace('\xc3\xa9', '=C3=A9').replace('there = we', 'there =3D we');

/** Messages, and what became of them on the way. */
const cases: Record<string, string | Promise<string>> = {
  good: signed,
  'good, simple': simple,
  'good, bare line feeds': signed.replaceAll('\r\n', '\n'),
  'good, oversigned': sealed,
  'good, ed25519': signMail(MAIL, edwards, { signTime: NOW }),
  'good, blank lines at the end': `${signed}\r\n\r\n`,
  'good, behind one that is void': `DKIM-Signature: v=1; a=rsa-sha256; d=junk.example; s=x\r\n${signed}`,
  'good, two signatures': signMail(signed, edwards, { signTime: NOW }),
  'body: footer': `${signed}\r\n_______\r\nexample mailing list\r\nhttps://lists.example.org/\r\n`,
  'body: footer in a part': parts.replace('Ann\r\n--b1', 'Ann\r\n\r\nexample mailing list\r\n--b1'),
  'body: banner': signed.replace('\r\n\r\nHello', '\r\n\r\nCAUTION: this came from outside.\r\n\r\nHello'),
  'body: quoted-printable now': signed
    .replace(BODY, quoted)
    .replace('Encoding: 8bit', 'Encoding: quoted-printable'),
  'body: quoted-printable parts now': parts
    .replace(`8bit\r\n\r\n${BODY}`, `quoted-printable\r\n\r\n${quoted}`)
    .replace('8bit\r\n\r\n<p>Hello caf\xc3\xa9', 'quoted-printable\r\n\r\n<p>Hello caf=C3=A9'),
  'body: decoded': (
    await signMail(MAIL.replace(BODY, quoted).replace('8bit', 'quoted-printable'), rsa, { signTime: NOW })
  )
    .replace(quoted, BODY)
    .replace('Encoding: quoted-printable', 'Encoding: 8bit'),
  'body: base64 now': signed
    .replace(BODY, `${Buffer.from(BODY, 'latin1').toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`)
    .replace('Encoding: 8bit', 'Encoding: base64'),
  'body: converted to ISO 8859-1': signed.replace('caf\xc3\xa9', 'caf\xe9'),
  'body: blanks at line ends, simple': simple.replace('Bob,\r\n', 'Bob, \r\n'),
  'body: From quoted': signed.replace('\r\nFrom there', '\r\n>From there'),
  'body: wrapped by a list': signed.replace(
    BODY,
    `--l\r\nContent-Type: text/plain\r\n\r\n${BODY}\r\n--l\r\n\r\nlist\r\n--l--\r\n`,
  ),
  'header and body: wrapped by a list': signed
    .replace(
      BODY,
      `--l\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${BODY}\r\n--l\r\n\r\nlist\r\n--l--\r\n`,
    )
    .replace(
      '\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n--l',
      '\r\nContent-Type: multipart/mixed; boundary="l"\r\n\r\n--l',
    ),
  'header and body: re-encoded, with a footer': `${signed
    .replace(BODY, quoted)
    .replace('Encoding: 8bit', 'Encoding: quoted-printable')}list=20footer\r\n`,
  'body: a word': signed.replace('walk', 'run'),
  'body: cut off': parts.slice(0, parts.indexOf('<p>')),
  'body: not there': signed.slice(0, signed.indexOf('\r\n\r\n') + 2),
  'header: subject tag': signed.replace('\r\nSubject: ', '\r\nSubject: [list] '),
  'header: subject tag and Reply-To of a list': sealed
    .replace('\r\nSubject: ', '\r\nSubject: [list] ')
    .replace('MIME-Version', 'Reply-To: list@example.org\r\nMIME-Version'),
  'header: From rewritten by a list': signed.replace(
    'From: Ann Example <ann@example.com>',
    'From: Ann Example via List <list@example.org>\r\nReply-To: Ann Example <ann@example.com>',
  ),
  'header: To rewritten': signed.replace(
    'To: Bob <bob@example.org>',
    'To: robert@example.net\r\nX-Original-To: Bob <bob@example.org>',
  ),
  'header: subject exchanged, with a copy of what was signed': copied.replace(
    'Subject: Lunch on Friday',
    'Subject: Bills',
  ),
  'header: subject exchanged': signed.replace('Subject: Lunch on Friday', 'Subject: Bills'),
  'header: folded, simple': simple.replace('Subject: Lunch on', 'Subject: Lunch\r\n on'),
  'header: another From added': signed.replace('From: Ann', 'From: Eve <eve@example.net>\r\nFrom: Ann'),
  'header: another From added, oversigned': sealed.replace(
    'From: Ann',
    'From: Eve <eve@example.net>\r\nFrom: Ann',
  ),
  'header and body: subject tag and footer': `${signed.replace('\r\nSubject: ', '\r\nSubject: [list] ')}\r\n-- \r\nlist\r\n`,
  expired: signMail(MAIL, rsa, {
    signTime: new Date(NOW.getTime() - 2 * HOUR),
    expires: new Date(NOW.getTime() - HOUR),
  }),
  'from the future': signMail(MAIL, rsa, { signTime: new Date(NOW.getTime() + HOUR) }),
  'length limited': signMail(MAIL, rsa, { maxBodyLength: 20, signTime: NOW }),
  'length limited, footer': signMail(MAIL, rsa, { maxBodyLength: BODY.length, signTime: NOW }).then(
    (mail) => `${mail}list\r\n`,
  ),
  'length of nothing': signMail(MAIL, rsa, { maxBodyLength: 0, signTime: NOW }),
  sha1: signMail(MAIL, rsa, { algorithm: 'rsa-sha1', signTime: NOW }),
  'key of 1024 bits': signMail(MAIL, short, { signTime: NOW }),
  'key of 512 bits': signByHand(MAIL, tiny, { h: NAMES }),
  'key for tests': signMail(MAIL, testing, { signTime: NOW }),
  'key not for subdomains': signByHand(MAIL, exact, { h: NAMES, tags: 'i=@sub.example.com; ' }),
  'key not for mail': signMail(MAIL, chat, { signTime: NOW }),
  'key of another': signMail(MAIL, { ...short, pem: gone.pem }, { signTime: NOW }),
  'no such name': signMail(MAIL, gone, { signTime: NOW }),
  'no such record': signMail(MAIL, empty, { signTime: NOW }),
  'no answer': signMail(MAIL, silent, { signTime: NOW }),
  'key withdrawn': signMail(MAIL, revoked, { signTime: NOW }),
  'key cut off': signMail(MAIL, broken, { signTime: NOW }),
  'From not signed': signByHand(MAIL, rsa, { h: ['To', 'Subject'] }),
  'identity elsewhere': signByHand(MAIL, rsa, { h: NAMES, tags: 'i=@example.net; ' }),
  'other query': signByHand(MAIL, rsa, { h: NAMES, tags: 'q=http; ' }),
  'version of the future': signed.replace('v=1;', 'v=2;'),
  'tag twice': signed.replace('v=1;', 'v=1; d=example.net;'),
  'no signature': MAIL,
};

/** What does not depend on keys and places. */
function stable({
  field: _,
  at: __,
  timestamp: ___,
  expires: ____,
  source,
  findings,
  ...verdict
}: DkimVerdict) {
  const told = findings.map(({ rule, severity }) => `${severity} ${rule}`);
  return { ...verdict, isSourced: source !== null, findings: told };
}

suite('verdicts on signatures', { concurrency: false }, () => {
  test('of what happens to messages on their way', async (t) => {
    const { address } = await server(t, ZONE, ({ name }) =>
      name.toLowerCase().startsWith('silent.') ? 'SERVFAIL' : undefined,
    );
    const dns = client(t, [address]);
    const found: Record<string, unknown> = {};
    for (const [name, mail] of Object.entries(cases)) {
      const message = readMessage(Buffer.from(await mail, 'latin1'));
      const { verdicts, lookups } = await messageVerifier.verifyDkim(message, dns, { time: NOW.getTime() });
      assert.deepEqual(lookups, [], name);
      found[name] = verdicts.map(stable);
    }
    // Ports differ from run to run.
    const text = `${JSON.stringify(found, null, 2).replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1')}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, text);
    assert.equal(text, readFileSync(GOLDEN, 'utf8'));
  });

  test('without DNS: the body is judged, and it is told what would be asked', async () => {
    const message = readMessage(Buffer.from(signed, 'latin1'));
    const { verdicts, lookups } = await messageVerifier.verifyDkim(message, offlineDns, {
      time: NOW.getTime(),
    });
    const [verdict] = verdicts;
    assert.equal(verdict?.result, 'unknown');
    assert.equal(verdict?.bodyHash, 'match');
    assert.equal(verdict?.headerHash, 'unknown');
    assert.deepEqual(
      lookups.map(({ name, type }) => `${name} ${type}`),
      ['s2048._domainkey.example.com TXT'],
    );
    const changed = readMessage(Buffer.from(`${signed}more\r\n`, 'latin1'));
    const after = await messageVerifier.verifyDkim(changed, offlineDns, { time: NOW.getTime() });
    assert.equal(after.verdicts[0]?.result, 'fail');
  });
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { offlineDns } from '../../../server/src/engine/dns/offlineDns.ts';
import { analyseMessage, type MessagePorts } from '../../../server/src/engine/message/analyseMessage.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { messageVerifier } from '../../../server/src/node/messageVerifier/messageVerifier.ts';
import { evaluateSpf } from '../../../server/src/node/spf/evaluateSpf.ts';
import { sealMail, signingKey, signMail } from '../../support/signMail.ts';
import { tableDns } from '../../support/tableDns.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const SIGNED = { signTime: new Date(NOW - 7_200_000) };

const own = signingKey('example.com', 's1', 2048);
const free = signingKey('none.example', 's1', 2048);
const watched = signingKey('watched.example', 's1', 2048);
const service = signingKey('service.example', 's1', 2048);
const sealer = signingKey('forwarder.example', 's1', 2048);

const dns = tableDns({
  'example.com': [{ TXT: 'v=spf1 ip4:192.0.2.0/24 -all' }],
  '_dmarc.example.com': [{ TXT: 'v=DMARC1; p=reject; rua=mailto:d@example.com' }],
  '_dmarc.junk.example': [{ TXT: 'v=DMARC1; p=quarantine; rua=mailto:d@junk.example' }],
  '_dmarc.watched.example': [{ TXT: 'v=DMARC1; p=none; rua=mailto:d@watched.example' }],
  'none.example': [{ TXT: 'v=spf1 ip4:192.0.2.0/24 -all' }],
  'service.example': [{ TXT: 'v=spf1 ip4:198.51.100.0/24 -all' }],
  'forwarder.example': [{ TXT: 'v=spf1 ip4:203.0.113.0/24 -all' }],
  'slow.example': ['TIMEOUT'],
  '_dmarc.slow.example': ['TIMEOUT'],
  ...Object.fromEntries(
    [own, free, watched, service, sealer].map(({ selector, domain, record }) => [
      `${selector}._domainkey.${domain}`,
      [{ TXT: record }],
    ]),
  ),
});

function mail(from = 'Ann <ann@example.com>', fields: readonly string[] = []): string {
  return [
    ...fields,
    `From: ${from}`,
    'To: Bob <bob@example.org>',
    'Subject: =?UTF-8?Q?Caf=C3=A9?=',
    'Date: Tue, 24 Nov 2026 11:00:00 +0000',
    'Message-ID: <1@example.com>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello.',
    '',
  ].join('\r\n');
}

/** As the receiver's server hands it on: with the client's address, and the return path. */
function received(text: string, ip: string, returnPath: string, fields: readonly string[] = []): string {
  return [
    `Return-Path: <${returnPath}>`,
    ...fields,
    `Received: from mail.sender.example (mail.sender.example [${ip}])`,
    '\tby mx.example.org (Postfix) with ESMTPS id 1 for <bob@example.org>;',
    '\tTue, 24 Nov 2026 11:00:05 +0000 (UTC)',
    text,
  ].join('\r\n');
}

async function analyse(
  text: string,
  ports: Partial<MessagePorts> = { dns, verifier: messageVerifier, evaluateSpf },
) {
  return analyseMessage(readMessage(Buffer.from(text, 'latin1')), { now: NOW, ownHosts: [], ...ports });
}

const signed = await signMail(mail(), own, SIGNED);
const OWN_IP = '192.0.2.1';
const OTHER_IP = '203.0.113.9';
const LIST = [
  'List-Id: <talk.list.example>',
  'List-Post: <mailto:talk@list.example>',
  'X-BeenThere: talk@list.example',
];

suite('a message in one sentence', () => {
  const cases: readonly [string, string | Promise<string>, string, RegExp][] = [
    [
      'all passes',
      received(signed, OWN_IP, 'ann@example.com'),
      'good',
      /^Genuine: "example\.com" vouches for it, by its signature and by SPF\.$/,
    ],
    [
      'forwarded',
      received(signed, OTHER_IP, 'ann@example.com', ['X-Forwarded-To: bob@example.net']),
      'good',
      /by its signature\. SPF does not, as is usual/,
    ],
    [
      'forwarded under another return path',
      received(signed, OTHER_IP, 'SRS0=xyz=ab=example.com=ann@forwarder.example'),
      'good',
      /by its signature\. SPF does not, as is usual/,
    ],
    ['SPF alone', received(mail(), OWN_IP, 'ann@example.com'), 'good', /by SPF, but not by a signature/],
    [
      'forwarded without a signature',
      received(mail(), OTHER_IP, 'SRS0=xyz=ab=example.com=ann@forwarder.example'),
      'bad',
      /^Would be refused: it was forwarded, and has no signature/,
    ],
    [
      'changed on the way',
      received(
        signed.replace('Hello.', 'Hello.\r\n\r\n-- \r\nChecked for viruses'),
        OTHER_IP,
        'ann@example.com',
      ),
      'bad',
      /^Would be refused: it was changed after "example\.com" had signed it\.$/,
    ],
    [
      'a mailing list',
      received(
        `${LIST.join('\r\n')}\r\n${signed.replace('Hello.', 'Hello.\r\n____\r\ntalk mailing list')}`,
        OTHER_IP,
        'talk-bounces@list.example',
      ),
      'doubtful',
      /a mailing list changed it/,
    ],
    [
      'a spoof',
      received(mail(), OTHER_IP, 'ann@example.com'),
      'bad',
      /^Would be refused: nobody vouches for "example\.com"\.$/,
    ],
    [
      'a spoof with a policy of quarantine',
      received(mail('a@junk.example'), OTHER_IP, 'a@junk.example'),
      'bad',
      /^Would go to the junk folder: nobody/,
    ],
    [
      'a spoof with a policy of none',
      received(mail('a@watched.example'), OTHER_IP, 'a@watched.example'),
      'doubtful',
      /^Would be delivered: nobody vouches/,
    ],
    [
      'a service that signs as itself',
      signMail(mail(), service, SIGNED).then((text) => received(text, '198.51.100.4', 'b@service.example')),
      'bad',
      /^Would be refused: "service\.example" vouches for it, but nobody does for "example\.com"/,
    ],
    [
      'SPF of a service alone',
      received(mail(), '198.51.100.4', 'b@service.example'),
      'bad',
      /"service\.example" vouches for it, but nobody/,
    ],
    [
      'no policy, signed',
      signMail(mail('a@none.example'), free, SIGNED).then((text) =>
        received(text, OTHER_IP, 'a@none.example'),
      ),
      'good',
      /by its signature, but has no DMARC policy/,
    ],
    [
      'no policy, forbidden by SPF',
      received(mail('a@none.example'), OTHER_IP, 'a@none.example'),
      'bad',
      /forbids 203\.0\.113\.9 to send for it/,
    ],
    [
      'no policy, signed by another',
      signMail(mail('a@none.example'), service, SIGNED).then((text) =>
        received(text, OTHER_IP, 'b@other.example'),
      ),
      'doubtful',
      /by their own rules: "service\.example" vouches/,
    ],
    [
      'no policy, nobody',
      received(mail('a@void.example'), OTHER_IP, 'a@void.example'),
      'doubtful',
      /nobody vouches for "void\.example", which has no DMARC policy/,
    ],
    [
      'no answer',
      received(mail('a@slow.example'), OTHER_IP, 'a@slow.example'),
      'unknown',
      /DNS gave no answer about "slow\.example"/,
    ],
    [
      'two authors',
      received(mail('a@example.com, b@none.example'), OWN_IP, 'a@example.com'),
      'bad',
      /does not name one author/,
    ],
    [
      'headers alone',
      received(signed.slice(0, signed.indexOf('\r\n\r\n') + 2), OTHER_IP, 'ann@example.com'),
      'unknown',
      /without the body/,
    ],
    [
      'a part of a header',
      'Received: from a.example by mx.example.org; Tue, 24 Nov 2026 11:00:05 +0000\r\nSubject: Hi\r\n',
      'unknown',
      /without From/,
    ],
    [
      'handed in by a user',
      received(mail(), OTHER_IP, 'ann@example.com').replace('with ESMTPS id', 'with ESMTPSA id'),
      'unknown',
      /^Handed in by a user/,
    ],
    ['a body alone', '\r\nHello.', 'unknown', /no header fields/],
    ['no trace of its way', mail(), 'unknown', /missing/],
  ];
  for (const [title, text, level, verdict] of cases) {
    test(title, async () => {
      const { summary, dmarc } = await analyse(await text);
      assert.match(summary.verdict, verdict, dmarc.reason);
      assert.equal(summary.level, level);
      assert.ok(
        !/undefined|null|\[object/.test(JSON.stringify([summary.verdict, summary.reasons, summary.advice])),
      );
    });
  }

  test('a policy of none is worth raising once all passes', async () => {
    const text = await signMail(mail('a@watched.example'), watched, SIGNED);
    const { summary } = await analyse(received(text, OTHER_IP, 'a@watched.example'));
    assert.equal(summary.level, 'good');
    assert.match(summary.advice.join(' '), /ask for more than p=none/);
  });

  test('what the receiver noted is told where nothing else is known', async () => {
    const text = received(signed, OWN_IP, 'ann@example.com', [
      'Authentication-Results: mx.example.org; dmarc=pass',
    ]);
    assert.match((await analyse(text, {})).summary.verdict, /The receiver noted dmarc=pass\.$/);
  });

  test('a chain of ARC says that it was genuine', async () => {
    const sealed = await sealMail(
      signed.replace('Hello.', 'Hello.\r\nFooter'),
      sealer,
      1,
      'none',
      SIGNED.signTime,
    );
    const report = await analyse(received(sealed, OTHER_IP, 'bounce@forwarder.example'));
    assert.equal(report.arc.result, 'pass', report.arc.reason);
    assert.equal(report.arc.chain[0]?.results?.authservId, 'forwarder.example');
    assert.match(report.summary.verdict, /unless the receiver trusts "forwarder\.example"/);
    assert.equal(report.summary.level, 'doubtful');
  });
});

suite('a message as a report', () => {
  test('headers of the summary are decoded', async () => {
    const { summary } = await analyse(received(signed, OWN_IP, 'ann@example.com'));
    const { from, to, subject, messageId, hasBody } = summary;
    assert.deepEqual(
      { from, to, subject, messageId, hasBody },
      {
        from: 'Ann <ann@example.com>',
        to: 'Bob <bob@example.org>',
        subject: 'Café',
        messageId: '<1@example.com>',
        hasBody: true,
      },
    );
  });

  test('alignment is with each identifier', async () => {
    const { spf, dkim, dmarc } = await analyse(received(signed, OWN_IP, 'ann@example.com'));
    assert.deepEqual(
      [spf.isAligned, dkim[0]?.isAligned, dmarc.alignment],
      [true, true, { spf: true, dkim: true }],
    );
  });

  test('without DNS it says what it would ask, and goes on as far as the message goes', async () => {
    const text = received(signed, OWN_IP, 'ann@example.com');
    for (const ports of [{}, { dns: offlineDns, verifier: messageVerifier, evaluateSpf }]) {
      const report = await analyse(text, ports);
      assert.deepEqual(report.lookups.map(({ name, type }) => `${name} ${type}`).sort(), [
        '_dmarc.com TXT',
        '_dmarc.example.com TXT',
        'example.com TXT',
        's1._domainkey.example.com TXT',
      ]);
      assert.match(report.summary.verdict, /^Not checked yet/);
      assert.equal(report.hops.length, 1);
    }
  });

  test('it survives JSON', async () => {
    const report = await analyse(received(signed, OWN_IP, 'ann@example.com'));
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });
});

suite('hostile messages', () => {
  const trace =
    'Received: from a.example ([192.0.2.1]) by mx.example.org; Tue, 24 Nov 2026 10:00:00 +0000\r\n';
  const cases: Readonly<Record<string, string>> = {
    'many results': `${'Authentication-Results: mx.example.org; spf=pass; dkim=pass header.d=a.example\r\n'.repeat(20_000)}${trace}`,
    'a field of many results': `Authentication-Results: mx.example.org${'; dkim=pass header.d=a.example (x) y=z'.repeat(50_000)}\r\n${trace}`,
    'many authors': `${trace}From: ${Array.from({ length: 20_000 }, (_, i) => `a@d${i}.example`).join(', ')}\r\n`,
    'a name of many labels': `${trace}From: a@${'x.'.repeat(100_000)}example\r\n`,
    'many signatures': `${trace}From: a@b.example\r\n${Array.from({ length: 5000 }, (_, i) => `DKIM-Signature: v=1; a=rsa-sha256; d=d${i}.b.example; s=s; h=from; bh=x; b=y\r\n`).join('')}`,
    'an endless return path': `Return-Path: ${'<'.repeat(500_000)}\r\n${trace}From: a@b.example\r\n`,
  };
  for (const [title, header] of Object.entries(cases)) {
    test(title, async () => {
      let asked = 0;
      const counting = {
        ask: ((...question: Parameters<typeof dns.ask>) => {
          asked++;
          return dns.ask(...question);
        }) as typeof dns.ask,
      };
      const report = await analyse(`${header}\r\nHello.\r\n`, {
        dns: counting,
        verifier: messageVerifier,
        evaluateSpf,
      });
      assert.ok(report.summary.verdict.length < 1000);
      assert.ok(JSON.stringify(report.summary).length < 20_000);
      assert.ok(report.authenticationResults.length <= 200);
      assert.ok(asked < 300, `${asked} questions`);
    });
  }
});

suite('what the receiver noted against what is checked', () => {
  const claims =
    (...fields: string[]) =>
    async (text = signed, ip = OWN_IP) => {
      const { disagreements } = await analyse(received(text, ip, 'ann@example.com', fields));
      return disagreements.map(
        ({ method, claimed, checked, explanation }) => `${method} ${claimed} ${checked}: ${explanation}`,
      );
    };

  test('the same results are nothing to tell', async () => {
    const all = claims(
      'Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=ann@example.com; dkim=pass header.d=example.com header.s=s1; dmarc=pass header.from=example.com',
      'Received-SPF: Pass (mx.example.org: ok) client-ip=192.0.2.1; envelope-from=ann@example.com',
    );
    assert.deepEqual(await all(), []);
  });

  const cases: readonly [string, string, RegExp, string?, string?][] = [
    [
      'a record that was changed',
      'Authentication-Results: mx.example.org; spf=softfail smtp.mailfrom=ann@example.com',
      /^spf softfail pass: .*was changed since/,
    ],
    [
      'another hop',
      'Received-SPF: fail (mx.example.org: no) client-ip=198.51.100.7; envelope-from=ann@example.com',
      /^spf fail pass: .*another hop: that from 198\.51\.100\.7/,
    ],
    [
      'a body that was changed',
      'Authentication-Results: mx.example.org; dkim=pass header.d=example.com',
      /^dkim pass fail: The body is not as it was/,
      signed.replace('Hello.', 'Hi.'),
    ],
    [
      'a header that was changed',
      'Authentication-Results: mx.example.org; dkim=pass header.i=@example.com',
      /^dkim pass fail: The header is not as it was/,
      signed.replace('Subject: ', 'Subject: [tag] '),
    ],
    [
      'a key that is gone',
      'Authentication-Results: mx.example.org; dkim=pass header.d=example.com header.s=old',
      /^dkim pass \w+: The key at selector "old"/,
      signed.replace('s=s1;', 's=old;'),
    ],
    [
      'a signature that is gone',
      'Authentication-Results: mx.example.org; dkim=pass header.d=other.example',
      /^dkim pass none: .*"other\.example"/,
    ],
    [
      'a key that is there now',
      'Authentication-Results: mx.example.org; dkim=temperror header.d=example.com',
      /^dkim temperror pass: DNS gave the receiver no answer/,
    ],
    [
      'a policy that is new',
      'Authentication-Results: mx.example.org; dmarc=none header.from=example.com',
      /^dmarc none pass: .*published since/,
    ],
    [
      'From that was rewritten',
      'Authentication-Results: mx.example.org; dmarc=fail header.from=old.example',
      /^dmarc fail pass: .*rewrote it/,
    ],
    [
      'a chain that is gone',
      'Authentication-Results: mx.example.org; arc=pass (i=1)',
      /^arc pass none: .*not in the message any more/,
    ],
  ];
  for (const [title, field, expected, text] of cases) {
    test(title, async () => {
      const all = await claims(field)(text);
      assert.equal(all.length, 1, all.join('\n'));
      assert.match(all[0] ?? '', expected);
    });
  }

  test('what somebody else wrote is not compared', async () => {
    const { disagreements } = await analyse(
      received(`Authentication-Results: mx.other.example; spf=fail\r\n${signed}`, OWN_IP, 'ann@example.com'),
    );
    assert.deepEqual(disagreements, []);
  });
});

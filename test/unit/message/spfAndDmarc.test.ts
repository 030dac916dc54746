import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { offlineDns } from '../../../server/src/engine/dns/offlineDns.ts';
import { checkDmarc } from '../../../server/src/engine/message/dmarcVerdict.ts';
import type { Envelope } from '../../../server/src/engine/message/envelope.ts';
import type {
  AuthResult,
  DkimVerdict,
  SpfVerdict,
} from '../../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../../server/src/engine/message/readMessage.ts';
import { checkSpf } from '../../../server/src/engine/message/spfVerdict.ts';
import { encodeUtf8 } from '../../../server/src/engine/text/utf8.ts';
import { evaluateSpf } from '../../../server/src/node/spf/evaluateSpf.ts';
import { memoryDns } from '../../support/memoryDns.ts';

const dns = memoryDns({
  origin: '.',
  text: `
$TTL 300
example.com. TXT "v=spf1 ip4:192.0.2.0/24 -all"
_dmarc.example.com. TXT "v=DMARC1; p=reject; sp=quarantine; np=reject"
news.example.com. A 192.0.2.7
strict.example. TXT "v=spf1 ip4:192.0.2.0/24 -all"
_dmarc.strict.example. TXT "v=DMARC1; p=quarantine; adkim=s; aspf=s"
mail.strict.example. A 192.0.2.7
test.example. A 192.0.2.7
_dmarc.test.example. TXT "v=DMARC1; p=reject; t=y"
none.example. A 192.0.2.7
void.example. A 192.0.2.7
_dmarc.void.example. TXT "v=DMARC1; p=all"
two.example. A 192.0.2.7
_dmarc.two.example. TXT "v=DMARC1; p=reject"
_dmarc.two.example. TXT "v=DMARC1; p=none"
_dmarc.slow.example. TXT "TIMEOUT"
slow.example. A 192.0.2.7
silent.example. TXT "TIMEOUT"
helo.example.com. TXT "v=spf1 a -all"
helo.example.com. A 192.0.2.9
loop.example. TXT "v=spf1 include:loop.example -all"
`,
});

const ENVELOPE: Envelope = {
  ip: '192.0.2.1',
  helo: 'mail.example.com',
  mailFrom: 'bounce@example.com',
  isSubmission: false,
};

async function spfOf(
  envelope: Partial<Envelope>,
  ports: Parameters<typeof checkSpf>[1] = { dns, evaluateSpf },
) {
  return checkSpf({ ...ENVELOPE, ...envelope }, ports);
}

suite('SPF of the hop that came in from outside', () => {
  const cases: readonly [string, Partial<Envelope>, AuthResult, RegExp][] = [
    ['an address that the record names', {}, 'pass', /allows 192\.0\.2\.1 .*"ip4:192\.0\.2\.0\/24"/],
    ['another address', { ip: '203.0.113.5' }, 'fail', /forbids 203\.0\.113\.5 .*"-all"/],
    [
      'an empty return path: HELO',
      { mailFrom: '', helo: 'helo.example.com', ip: '192.0.2.9' },
      'pass',
      /"helo\.example\.com"/,
    ],
    ['an empty return path and a literal', { mailFrom: '', helo: '[192.0.2.9]' }, 'none', /names no domain/],
    ['no record', { mailFrom: 'a@none.example' }, 'none', /no SPF record/],
    ['a loop', { mailFrom: 'a@loop.example' }, 'permerror', /cannot be evaluated/],
    ['no answer', { mailFrom: 'a@silent.example' }, 'temperror', /no answer/],
    ['a user', { isSubmission: true }, 'unknown', /had logged in/],
    ['no address', { ip: null }, 'unknown', /no Received field/],
    ['no return path', { mailFrom: null }, 'unknown', /no Return-Path/],
    [
      'a return path in another script',
      { mailFrom: 'a@bücher.example' },
      'none',
      /"xn--bcher-kva\.example" has no SPF/,
    ],
  ];
  for (const [title, envelope, result, reason] of cases) {
    test(title, async () => {
      const { verdict } = await spfOf(envelope);
      assert.equal(verdict.result, result);
      assert.match(verdict.reason, reason);
    });
  }

  test('without DNS it is said what would be asked', async () => {
    for (const ports of [{}, { dns: offlineDns, evaluateSpf }]) {
      const { verdict, lookups } = await spfOf({}, ports);
      assert.equal(verdict.result, 'unknown');
      assert.deepEqual(
        lookups.map(({ name, type }) => `${name} ${type}`),
        ['example.com TXT'],
      );
    }
  });
});

const SPF: SpfVerdict = {
  ...{ result: 'none', reason: '', ip: null, domain: null, helo: null, mechanism: null, explanation: null },
  ...{ lookups: null, isAligned: null, source: null },
};

function signature(domain: string, result: AuthResult = 'pass'): DkimVerdict {
  return {
    ...{ field: 0, at: { start: 0, end: 0 }, domain, selector: 's', identity: null, algorithm: null },
    ...{ canonicalization: null, result, reason: '', bodyHash: 'match', headerHash: 'match', key: null },
    ...{ signedFields: [], unsignedFields: [], addedFields: [], changedFields: [], likelyCause: null },
    ...{ coveredFields: [], oversignedFields: [], differences: [] },
    ...{ bodyLength: null, timestamp: null, expires: null, isAligned: null, source: null, findings: [] },
  };
}

/** DMARC in a line: result, policy, disposition, alignment, where the record was found. */
async function dmarc(
  from: string,
  { spf, dkim = [] }: { spf?: [string, AuthResult]; dkim?: DkimVerdict[] },
  asks = dns,
) {
  const message = readMessage(
    encodeUtf8(`${from}\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\nHello.\r\n`),
  );
  const [domain, result] = spf ?? [null, 'none'];
  const { verdict, lookups, spfAligned, dkimAligned } = await checkDmarc(
    message,
    { spf: { ...SPF, domain, result }, dkim },
    { dns: asks },
  );
  const { policy, disposition, alignment, foundAt } = verdict;
  const line = [
    verdict.result,
    policy,
    disposition,
    `spf ${alignment.spf}`,
    `dkim ${alignment.dkim}`,
    foundAt,
  ].join(' ');
  return { line, verdict, lookups, spfAligned, dkimAligned };
}

suite('DMARC (RFC 9989)', () => {
  const cases: readonly [string, string, Parameters<typeof dmarc>[1], string][] = [
    [
      'SPF aligned',
      'From: a@example.com',
      { spf: ['example.com', 'pass'] },
      'pass reject none spf true dkim false _dmarc.example.com',
    ],
    [
      'SPF aligned below',
      'From: a@example.com',
      { spf: ['b.example.com', 'pass'] },
      'pass reject none spf true dkim false _dmarc.example.com',
    ],
    [
      'SPF passes for another',
      'From: a@example.com',
      { spf: ['other.example', 'pass'] },
      'fail reject reject spf false dkim false _dmarc.example.com',
    ],
    [
      'a name that only ends alike',
      'From: a@example.com',
      { spf: ['badexample.com', 'pass'] },
      'fail reject reject spf false dkim false _dmarc.example.com',
    ],
    [
      'a signature',
      'From: A <a@EXAMPLE.com>',
      { dkim: [signature('other.example'), signature('example.com')] },
      'pass reject none spf false dkim true _dmarc.example.com',
    ],
    [
      'a broken signature',
      'From: a@example.com',
      { dkim: [signature('example.com', 'fail')] },
      'fail reject reject spf false dkim false _dmarc.example.com',
    ],
    [
      'a subdomain',
      'From: a@news.example.com',
      {},
      'fail quarantine quarantine spf false dkim false _dmarc.example.com',
    ],
    [
      'a subdomain signed by the parent',
      'From: a@news.example.com',
      { dkim: [signature('example.com')] },
      'pass quarantine none spf false dkim true _dmarc.example.com',
    ],
    [
      'a subdomain that is not there',
      'From: a@no.example.com',
      {},
      'fail reject reject spf false dkim false _dmarc.example.com',
    ],
    [
      'strict alignment',
      'From: a@strict.example',
      { spf: ['mail.strict.example', 'pass'], dkim: [signature('mail.strict.example')] },
      'fail quarantine quarantine spf false dkim false _dmarc.strict.example',
    ],
    [
      'strict alignment, the same',
      'From: a@strict.example',
      { dkim: [signature('strict.example')] },
      'pass quarantine none spf false dkim true _dmarc.strict.example',
    ],
    [
      'a policy that is tested',
      'From: a@test.example',
      {},
      'fail reject quarantine spf false dkim false _dmarc.test.example',
    ],
    [
      'no policy',
      'From: a@none.example',
      { spf: ['none.example', 'pass'] },
      'none  none spf true dkim false ',
    ],
    [
      'a policy that is none',
      'From: a@void.example',
      {},
      'permerror   spf false dkim false _dmarc.void.example',
    ],
    ['two records', 'From: a@two.example', {}, 'none  none spf false dkim false '],
    ['no answer', 'From: a@slow.example', {}, 'temperror   spf false dkim false '],
    [
      'no answer for a key',
      'From: a@example.com',
      { dkim: [signature('example.com', 'temperror')] },
      'temperror reject  spf false dkim null _dmarc.example.com',
    ],
    [
      'a signature that was not judged',
      'From: a@example.com',
      { dkim: [signature('example.com', 'unknown')] },
      'unknown reject  spf false dkim null _dmarc.example.com',
    ],
    [
      'no answer, but it passes',
      'From: a@example.com',
      { spf: ['example.com', 'pass'], dkim: [signature('example.com', 'temperror')] },
      'pass reject none spf true dkim null _dmarc.example.com',
    ],
    [
      'several addresses of one domain',
      'From: a@example.com, b@example.com',
      { spf: ['example.com', 'pass'] },
      'pass reject none spf true dkim false _dmarc.example.com',
    ],
    [
      'several domains',
      'From: a@example.com, b@other.example',
      { spf: ['example.com', 'pass'] },
      'permerror   spf null dkim null ',
    ],
    [
      'two From fields',
      'From: a@example.com\r\nFrom: b@other.example',
      {},
      'permerror   spf null dkim null ',
    ],
    ['no From', 'Subject: x', {}, 'permerror   spf null dkim null '],
    ['From without a domain', 'From: root', {}, 'permerror   spf null dkim null '],
  ];
  for (const [title, from, checked, line] of cases) {
    test(title, async () => assert.equal((await dmarc(from, checked)).line, line));
  }

  test('the steps of the walk are told, and the reasons', async () => {
    const { verdict } = await dmarc('From: a@news.example.com', { spf: ['other.example', 'pass'] });
    assert.deepEqual(
      verdict.steps.map(({ name, outcome }) => `${name}: ${outcome}`),
      [
        '_dmarc.news.example.com: no such name',
        '_dmarc.example.com: a DMARC record',
        '_dmarc.com: no such name',
      ],
    );
    assert.equal(
      verdict.reason,
      'There is no DKIM signature. SPF passes, but for "other.example", which does not belong to "news.example.com". The policy of "example.com" (sp=, for "news.example.com") asks receivers to treat it as suspicious, usually by putting it into the junk folder.',
    );
  });

  test('an identifier is aligned whether it passes or not', async () => {
    const { spfAligned, dkimAligned } = await dmarc('From: a@example.com', {
      spf: ['b.example.com', 'fail'],
      dkim: [signature('example.com', 'fail'), signature('other.example')],
    });
    assert.deepEqual([spfAligned, ...dkimAligned], [true, true, false]);
  });

  test('without DNS it is said what would be asked', async () => {
    const { line, lookups, dkimAligned } = await dmarc(
      'From: a@a.b.c.d.e.f.g.example.com',
      { dkim: [signature('example.com', 'unknown'), signature('other.example', 'unknown')] },
      offlineDns,
    );
    assert.equal(line, 'unknown   spf false dkim null ');
    assert.deepEqual(dkimAligned, [null, false]);
    assert.equal(lookups.length, 8);
    assert.deepEqual(
      [lookups[0]?.name, lookups[1]?.name],
      ['_dmarc.a.b.c.d.e.f.g.example.com', '_dmarc.c.d.e.f.g.example.com'],
    );
  });
});

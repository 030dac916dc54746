import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import type { MessageReport } from '../../server/src/engine/message/messageReport.ts';
import { type DnsServer, startDnsServer } from '../support/dnsServer.ts';
import { folderWith, hostmaster as program } from './hostmaster.ts';

/** What the domains of the samples publish; the key is the public half of the one that signed the list's message. */
const ZONE = `$TTL 60
lists.example.org.               TXT "v=spf1 ip4:203.0.113.0/24 -all"
_dmarc.example.com.              TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"
mail2026._domainkey.example.com. TXT "v=DKIM1; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAt2/oE/HEfN/RJYcKC3GGvMly9r/sYlGEmoglMMWh1cHyvUr8J3lx134tjtvH0CSUhmHmWHbBfx+QE+oh/zraLHQ/O4F43KtfMhgAGoNTOEBUbNI9ujP+nxqAjMMnA6qlhJn7xeJDGs8J3CZzx" "QgtZDpHxomXZWT94QucjHQPm9ZKhSiWAC5M1PJeHVZvf6Ke1Zu6NF9w887sosV0/Fth0YmZHf6Z447JCr88pR0GQEdPq6LDVQquK1GBPaPLQMUhoU/kxQRU6OoKXeZp8i/DpEM/VN61qLpcmiuk6LGW83zbWSdzHMBAvPlwdACkE0DrB3hxy92KERK27PiAgbCNJQIDA" "QAB"
mailer.example.info.             TXT "v=spf1 ip4:203.0.113.66 -all"
_dmarc.bank.example.             TXT "v=DMARC1; p=reject"
example.com.                     TXT "v=spf1 ip4:192.0.2.0/24 -all"
_dmarc.silent.example.           TXT "v=DMARC1; p=reject"
`;

const samples = `${root}/samples/messages`;
const GOOD = `Return-Path: <ann@example.com>
Received: from mail.example.com (mail.example.com [192.0.2.25])
	by mx.example.net (Postfix) with ESMTPS id 1
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	for <bob@example.net>; Fri, 20 Nov 2026 08:12:41 +0000 (UTC)
From: Ann <ann@example.com>
To: bob@example.net
Subject: Hello
Date: Fri, 20 Nov 2026 08:12:40 +0000
Message-ID: <1@example.com>

Hello
`;

suite('hostmaster message', () => {
  let server: DnsServer;
  before(async () => {
    server = await startDnsServer(ZONE, ({ name }) => (/silent\./i.test(name) ? 'drop' : undefined));
  });
  after(() => server.close());
  const run = (args: readonly string[], env: Record<string, string> = {}, input = '') =>
    program(['message', ...args], { cwd: samples, env: { NO_COLOR: '1', ...env }, input });
  const asking = (...args: string[]) => run(args, { HOSTMASTER_DNS: server.address });
  const json = async (...args: string[]): Promise<MessageReport> =>
    JSON.parse((await asking(...args, '--format', 'json')).stdout);

  test('sees through a spoof', async () => {
    const { stdout, stderr, status } = await asking('spoof.eml');
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(stdout, /\n {2}From {8}Bank – Customer Service <service@bank\.example>\n/);
    assert.match(stdout, /\n {2}- SPF: pass for mailer\.example\.info: /);
    assert.match(stdout, /\n {2}- DMARC: fail for bank\.example: /);
    assert.match(stdout, /\n {4}- policy reject, a receiver that follows it: rejects it, /);
    assert.match(stdout, /Authentication-Results by mail\.bank\.example, not to be trusted\n/);
    assert.doesNotMatch(stdout, /nothing was asked of DNS/);
    const { summary, spf, dmarc } = await json('spoof.eml');
    assert.equal(summary.level, 'bad');
    assert.deepEqual([spf.result, spf.ip, spf.isAligned], ['pass', '203.0.113.66', false]);
    assert.deepEqual([dmarc.result, dmarc.policy, dmarc.disposition], ['fail', 'reject', 'reject']);
    assert.equal(spf.source?.resolver, server.address);
  });

  test('finds what a mailing list did to a signed message', async () => {
    const { dkim, hops, authenticationResults } = await json('mailing-list.eml');
    const [signature] = dkim;
    assert.deepEqual(
      [signature?.result, signature?.bodyHash, signature?.headerHash],
      ['fail', 'mismatch', 'mismatch'],
    );
    assert.match(signature?.likelyCause ?? '', /footer/i);
    assert.match(signature?.changedFields.join() ?? '', /^Subject\b.*"Seeds to give away"/);
    assert.deepEqual(
      hops.map(({ by, isBoundary }) => [by, isBoundary]),
      [
        ['mail.example.com', false],
        ['lists.example.org', false],
        ['mx.example.net', true],
      ],
    );
    assert.equal(authenticationResults[0]?.authservId, 'mx.example.net');
    const { stdout } = await asking('mailing-list.eml');
    assert.match(stdout, /\n {4}- Changed after signing: Subject.*\n/);
    assert.match(stdout, /\nWay of the message: 3 hops, 37 s\n/);
  });

  test('tells what to do about a bounce, and is done', async () => {
    const { stdout, status } = await asking('bounce.eml');
    assert.equal(status, 0);
    assert.match(stdout, /\nBounce, written by Postfix\n {2}- bob@example\.net\n {4}- hard bounce, /);
    const { dsn } = await json('bounce.eml');
    const [{ recipient, status: code, replyCode, hardBounce } = {}] = dsn?.recipients ?? [];
    assert.deepEqual([recipient, code, replyCode, hardBounce], ['bob@example.net', '5.1.1', '550', true]);
  });

  test('asks nothing unless told whom, and says what it would ask', async () => {
    const before = server.asked.length;
    for (const silent of [run(['spoof.eml']), asking('spoof.eml', '--offline')]) {
      const { stdout, status } = await silent;
      assert.equal(status, 0);
      assert.match(stdout, /\n {2}- _dmarc\.bank\.example TXT: .*\n/);
      assert.match(stdout, /\nWith --dns RESOLVER these are looked up\.\n$/);
    }
    assert.equal(server.asked.length, before);
    const asked = await run(['--dns', server.url, 'spoof.eml', '--format', 'json']);
    assert.equal(JSON.parse(asked.stdout).dmarc.result, 'fail');
    assert.ok(
      server.asked.some(({ name, transport }) => name === '_dmarc.bank.example' && transport === 'https'),
    );
  });

  test('is content with what is sound', async (t) => {
    const folder = folderWith(t, { 'good.eml': GOOD.replaceAll('\n', '\r\n') });
    const { stdout, status } = await asking(`${folder}/good.eml`);
    assert.match(stdout, /\n {2}- DMARC: pass for example\.com: /);
    assert.equal(status, 0);
    const piped = await run(['-'], { HOSTMASTER_DNS: server.address }, GOOD);
    assert.deepEqual([piped.stdout, piped.status], [stdout, 0]);
    assert.equal((await asking('spoof.eml', '--fail-on', 'never')).status, 0);
  });

  test('takes headers alone, and what is known besides', async () => {
    const headers = 'From: ann@example.com\nSubject: Hello\nDate: Fri, 20 Nov 2026 08:12:40 +0000\n';
    const args = [
      '-',
      '--format=json',
      '--ip=192.0.2.9',
      '--helo=mail.example.com',
      '--mail-from=ann@example.com',
    ];
    const { stdout } = await run(args, { HOSTMASTER_DNS: server.address }, headers);
    const report: MessageReport = JSON.parse(stdout);
    assert.deepEqual([report.spf.result, report.spf.ip, report.dmarc.result], ['pass', '192.0.2.9', 'pass']);
    assert.equal(report.summary.hasBody, false);
  });

  test('knows the receiver’s hosts by their names', async () => {
    const { hops, spf } = await json('mailing-list.eml', '--own-hosts', 'mx.example.net,lists.example.org');
    assert.deepEqual(
      hops.map(({ isTrusted }) => isTrusted),
      [false, true, true],
    );
    assert.equal(spf.ip, '192.0.2.25');
  });

  test('writes Markdown, with addresses masked where asked', async () => {
    const { stdout } = await asking('spoof.eml', '--format', 'markdown', '--mask', '--full');
    assert.match(stdout, /^# .+\n\n## Why\n/);
    assert.match(stdout, /\| From \| `Bank – Customer Service <s…@bank\.example>` \|/);
    assert.doesNotMatch(stdout, /(?:bob|service|bounce)@/);
    assert.match(stdout, /\n## Header fields\n\n- `Return-Path`: /);
  });

  test('colours text where asked', async () => {
    const { stdout } = await run(['spoof.eml', '--color', 'always'], { NO_COLOR: '' });
    assert.ok(stdout.includes('\u001b[1mChecks\u001b[22m\n'));
  });

  test('shows nothing that steers a terminal', async () => {
    const evil =
      'From: a@example.com\nSubject: =?utf-8?Q?=1B[2J=E2=80=AE?=\nX-\u202eEvil: \u001b]0;x\u0007\n';
    const { stdout } = await run(['-', '--full'], {}, evil);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('says when a resolver does not answer', async () => {
    const message = GOOD.replaceAll('example.com', 'silent.example');
    const args = ['-', '--dns', server.address, '--timeout', '50'];
    const { status, stderr, stdout } = await run(args, {}, message);
    assert.equal(status, 2);
    assert.match(stderr, /^hostmaster: -: not all could be looked up: .+\n$/);
    assert.match(stdout, /\n {2}- DMARC: temperror /);
  });

  test('refuses what is no message, and what it does not know', async (t) => {
    const folder = folderWith(t, { 'empty.eml': '', 'text.txt': 'Dear all\n\nno message\n' });
    for (const path of [`${folder}/empty.eml`, `${folder}/text.txt`, `${folder}/missing.eml`, folder]) {
      const { status, stdout, stderr } = await run([path]);
      assert.deepEqual([status, stdout], [2, ''], path);
      assert.ok(stderr.startsWith(`hostmaster: ${path}: `), stderr);
    }
    const wrong = [
      [],
      ['a.eml', 'b.eml'],
      ['spoof.eml', '--format', 'yaml'],
      ['spoof.eml', '--dns', 'resolver.example'],
      ['spoof.eml', '--now', 'yesterday'],
      ['spoof.eml', '--unknown'],
    ];
    for (const args of wrong) {
      const { status, stdout, stderr } = await run(args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^hostmaster: .*See hostmaster message --help\.\n$/);
    }
  });

  test('never alters the file', async () => {
    const before = readFileSync(`${samples}/spoof.eml`);
    await asking('spoof.eml');
    assert.deepEqual(readFileSync(`${samples}/spoof.eml`), before);
  });
});

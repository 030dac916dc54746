import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAuthResults } from '../../../../server/src/engine/message/claims/readAuthResults.ts';
import { readClaims } from '../../../../server/src/engine/message/claims/readClaims.ts';
import { readReceivedSpf } from '../../../../server/src/engine/message/claims/readReceivedSpf.ts';
import type { Hop } from '../../../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../../../server/src/engine/message/readMessage.ts';
import { encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';

/** Results as a line each: method, result, properties, reason and comment. */
function lines(text: string): string[] {
  return readAuthResults(text).results.map(({ method, result, reason, properties, comment }) =>
    [
      `${method}=${result}`,
      ...Object.entries(properties).map(([name, value]) => `${name}=${value}`),
      ...(reason === null ? [] : [`reason ${reason}`]),
      ...(comment === null ? [] : [`(${comment})`]),
    ].join(' '),
  );
}

suite('Authentication-Results are read', () => {
  test('as RFC 8601 writes them', () => {
    const text =
      'example.com 1;\tauth=pass (cram-md5) smtp.auth=sender@example.net; spf/1=fail smtp.mailfrom=example.net; dkim = pass reason="good (really)" header.i="@example.net"';
    assert.deepEqual(lines(text), [
      'auth=pass smtp.auth=sender@example.net (cram-md5)',
      'spf=fail smtp.mailfrom=example.net',
      'dkim=pass header.i=@example.net reason good (really)',
    ]);
    assert.equal(readAuthResults(text).authservId, 'example.com');
    assert.equal(readAuthResults(text).problem, null);
  });

  test('with comments in all places', () => {
    const text =
      'foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail policy (A dot can go here) .expired = 1362471462';
    assert.equal(readAuthResults(text).authservId, 'foo.example.net');
    const comment = '(Because I like it One yay wait for it A dot can go here)';
    assert.deepEqual(lines(text), [`dkim=fail policy.expired=1362471462 ${comment}`]);
  });

  test('"none" alone is no problem', () => {
    const { results, problem, authservId } = readAuthResults('example.org 1; none');
    assert.deepEqual(
      { results, problem, authservId },
      { results: [], problem: null, authservId: 'example.org' },
    );
  });

  test('as Microsoft writes them, without authserv-id', () => {
    const text =
      'spf=softfail (sender IP is 192.0.2.8) smtp.mailfrom=example.com; example.onmicrosoft.com; dkim=fail (signature did not verify) header.d=example.com;dmarc=fail action=oreject header.from=example.com;compauth=fail reason=000';
    assert.equal(readAuthResults(text).authservId, null);
    assert.deepEqual(lines(text), [
      'spf=softfail smtp.mailfrom=example.com (sender IP is 192.0.2.8)',
      'dkim=fail header.d=example.com (signature did not verify)',
      'dmarc=fail action=oreject header.from=example.com',
      'compauth=fail reason 000',
    ]);
  });

  test('with empty, quoted and unquoted values', () => {
    assert.deepEqual(
      lines(
        'mx.example.net; spf=none smtp.mailfrom= smtp.helo=a.example; dkim=pass header.b=ab/+c= header.s="s 1"; x=y a.b="q\\"c"@d',
      ),
      [
        'spf=none smtp.mailfrom= smtp.helo=a.example',
        'dkim=pass header.b=ab/+c= header.s=s 1',
        'x=y a.b=q"c@d',
      ],
    );
  });

  test('of ARC, with their instance', () => {
    const { authservId, instance, results } = readAuthResults(
      'i=2; mx.example.net 1; arc=pass (i=1); spf=none',
    );
    assert.deepEqual([authservId, instance, results.length], ['mx.example.net', 2, 2]);
  });

  test('or it is said why not', () => {
    assert.match(readAuthResults('').problem ?? '', /empty/);
    assert.match(readAuthResults('mx.example.net').problem ?? '', /neither results nor/);
    assert.match(readAuthResults('mx.example.net; spf=').problem ?? '', /without its result/);
  });

  test('names of properties that programs use themselves are names like others', () => {
    const [result] = readAuthResults('a; spf=pass __proto__=x constructor=y').results;
    assert.deepEqual(Object.keys(result?.properties ?? {}), ['__proto__', 'constructor']);
  });

  test('of whatever length, in one pass', () => {
    for (const part of ['(', '"', ';', '=', 'a=', 'a=b ', '(x)', '\\', 'spf=pass ;'])
      assert.ok(readAuthResults(`mx.example.net; ${part.repeat(500_000)}`).results.length < 4000);
  });
});

suite('Received-SPF is read', () => {
  test('as RFC 7208 writes it', () => {
    const { authservId, results } = readReceivedSpf(
      'Pass (mx.example.org: domain of a@example.com designates 192.0.2.1 as permitted sender) receiver=mx.example.org; client-ip=192.0.2.1; envelope-from="a b"@example.com; helo=foo.example.com',
    );
    assert.equal(authservId, 'mx.example.org');
    assert.equal(results[0]?.result, 'pass');
    assert.deepEqual(
      { ...results[0]?.properties },
      {
        receiver: 'mx.example.org',
        'client-ip': '192.0.2.1',
        'envelope-from': 'a b@example.com',
        helo: 'foo.example.com',
      },
    );
  });

  test('the server may stand in the comment alone', () => {
    assert.equal(
      readReceivedSpf('softfail (mx.example.org: transitioning domain) client-ip=192.0.2.1;').authservId,
      'mx.example.org',
    );
  });

  test('what begins with another word is none', () => {
    const { results, problem } = readReceivedSpf('custom text');
    assert.deepEqual(results, []);
    assert.match(problem ?? '', /"custom"/);
  });
});

/** Hops by their fields, from the sender; the boundary is the first that is trusted. */
function hopsOf(fields: readonly { field: number; by: string; isTrusted: boolean }[]): Hop[] {
  const boundary = fields.findIndex(({ isTrusted }) => isTrusted);
  return fields.map((each, i) => ({
    ...{ number: i + 1, from: null, helo: null, ip: null, reverse: null, with: null, id: null, for: null },
    ...{ via: null, tls: null, authenticated: null, envelopeFrom: null, date: null, time: null },
    ...{ at: { start: 0, end: 0 }, delaySeconds: null, scope: 'public', findings: [] },
    ...{ isBoundary: i === boundary },
    ...each,
  }));
}

suite('claims are trusted up to where the message came in', () => {
  const text = [
    'Authentication-Results: mx.example.org; spf=pass',
    'Received: from mail.example.com by mx.example.org; Tue, 24 Nov 2026 10:00:00 +0000',
    'Authentication-Results: example.org; dkim=pass header.d=example.com',
    'Authentication-Results: other.example; dkim=pass',
    'Received: from pc by mail.example.com; Tue, 24 Nov 2026 09:59:00 +0000',
    'Authentication-Results: mx.example.org; dmarc=pass',
    'ARC-Authentication-Results: i=1; mx.example.org; dmarc=pass',
    'Received-SPF: nonsense',
    'From: a@example.com',
    '',
    'Hello.',
  ].join('\r\n');
  const hops = hopsOf([
    { field: 4, by: 'mail.example.com', isTrusted: false },
    { field: 1, by: 'mx.example.org', isTrusted: true },
  ]);

  test('above it, and right below it in the name of the receiver', () => {
    const { claims, findings } = readClaims(readMessage(encodeUtf8(text)), hops);
    assert.deepEqual(
      claims.map(({ isTrusted }) => isTrusted),
      [true, true, false, false, false, false],
    );
    assert.deepEqual(
      findings.map(({ rule, field }) => [rule, field]),
      [
        ['authres/forged', 5],
        ['authres/malformed', 7],
      ],
    );
  });

  test('what a list sends back to where it was written is not forged', () => {
    const way = hopsOf([
      { field: 4, by: 'mx.example.org', isTrusted: false },
      { field: 1, by: 'mx.example.org', isTrusted: true },
    ]);
    const { findings } = readClaims(readMessage(encodeUtf8(text)), way);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['authres/malformed'],
    );
  });

  test('none without hops', () => {
    assert.ok(readClaims(readMessage(encodeUtf8(text)), []).claims.every(({ isTrusted }) => !isTrusted));
  });
});

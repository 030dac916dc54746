import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { offlineDns } from '../../server/src/engine/dns/offlineDns.ts';
import { canonicalHeader, signedLines } from '../../server/src/engine/message/dkim/canonicalHeader.ts';
import { readSignature, signatureProblem } from '../../server/src/engine/message/dkim/signatureField.ts';
import { readMessage } from '../../server/src/engine/message/readMessage.ts';
import { bodyHashOf } from '../../server/src/node/messageVerifier/explainBody.ts';
import { createKeys } from '../../server/src/node/messageVerifier/keys.ts';
import { messageVerifier } from '../../server/src/node/messageVerifier/messageVerifier.ts';
import { runMailauth } from '../../server/src/node/messageVerifier/runMailauth.ts';
import { signedMessage } from '../../server/src/node/messageVerifier/signedMessage.ts';
import { CORPORA } from '../support/corpora.ts';
import type { ZoneData } from '../support/dnsServer.ts';
import { client, server } from '../unit/dns/withServer.ts';

const MAIL = join(CORPORA, '../mail');

interface MailDkim {
  /** The text of TXT records; `~~dnstype~~` in place of an answer. */
  readonly zone: Readonly<Record<string, string>>;
  readonly tests: readonly {
    readonly file: string;
    readonly expected: 'pass' | 'fail' | 'invalid';
    readonly note: string;
    readonly domainkeys: boolean;
  }[];
}

interface Rspamd {
  readonly dns: Readonly<
    Record<
      string,
      readonly { readonly type: string; readonly rcode?: string; readonly replies?: readonly string[] }[]
    >
  >;
  readonly cases: readonly {
    readonly name: string;
    readonly scans?: readonly {
      readonly file: string;
      readonly expect: readonly string[];
      readonly notExpect: readonly string[];
    }[];
  }[];
}

/** Where the suite wants something else than the standard does. */
const MAIL_DKIM_EXCEPTIONS: Readonly<Record<string, string>> = {
  'badkey_8.txt':
    'g= of a key was dropped: verifiers ignore tags that they do not know (RFC 6376 §3.6.1, Appendix C)',
  'badkey_9.txt': 'g= was dropped, as above',
  'badkey_12.txt': 'g= was dropped, as above',
  'badkey_13.txt': 'g= was dropped, as above',
};

/** Where keys are not in the data of the cases, which has them from real DNS. */
const RSPAMD_EXCEPTIONS: Readonly<Record<string, string>> = {
  'ARC ALLOW CHECK': 'no keys of google.com and microsoft.com',
  'DKIM Ignore Unknown Tags': 'no key of taugh.com',
  'DKIM Signatures At Limit Are Still Checked': 'no key of taugh.com',
  'DKIM Accept Large Key Below Limit': 'no key of bigkey.za.org',
};

/** What rspamd calls a result. */
const SYMBOLS: Readonly<Record<string, string>> = {
  pass: 'R_DKIM_ALLOW',
  fail: 'R_DKIM_REJECT',
  policy: 'R_DKIM_PERMFAIL',
  neutral: 'R_DKIM_PERMFAIL',
  permerror: 'R_DKIM_PERMFAIL',
  temperror: 'R_DKIM_TEMPFAIL',
};

suite('signatures of the corpora', { concurrency: false }, () => {
  test('Mail::DKIM: what passes there passes here', async (t) => {
    const path = join(MAIL, 'mail-dkim-expected.json');
    if (!existsSync(path)) return t.skip(`the corpora are not on this machine: looked for ${path}`);
    const { zone, tests }: MailDkim = JSON.parse(readFileSync(path, 'utf8'));
    const rows: ZoneData = Object.fromEntries(
      Object.entries(zone)
        .filter(([, text]) => !/^~~|NXDOMAIN/.test(text))
        .map(([name, text]) => [name, [{ TXT: text }]]),
    );
    const { address } = await server(t, rows, ({ name }) => {
      const text = zone[name.toLowerCase()] ?? '';
      return /SERVFAIL|TIMEOUT|^~~/i.test(text) && !text.includes('NXDOMAIN') ? 'SERVFAIL' : undefined;
    });
    const dns = client(t, [address]);
    const options = { time: Date.parse('2026-11-24T12:00:00Z'), minimumKeyBits: 384, acceptsOld: true };
    const misses: string[] = [];
    const judged = tests.filter(({ domainkeys }) => !domainkeys);
    for (const { file, expected, note } of judged) {
      const message = readMessage(readFileSync(join(MAIL, 'mail-dkim/corpus', file)));
      const { verdicts } = await messageVerifier.verifyDkim(message, dns, options);
      const isPass = verdicts.some(({ result }) => result === 'pass');
      if (isPass !== (expected === 'pass')) misses.push(`${file}: ${expected} (${note})`);
    }
    t.diagnostic(`${judged.length - misses.length} of ${judged.length}`);
    const unknown = misses.filter((miss) => MAIL_DKIM_EXCEPTIONS[miss.split(':')[0] as string] === undefined);
    assert.deepEqual(unknown, []);
    assert.equal(misses.length, Object.keys(MAIL_DKIM_EXCEPTIONS).length);
  });

  test('rspamd: its symbols for DKIM and ARC', async (t) => {
    const path = join(MAIL, 'rspamd-cases.json');
    if (!existsSync(path)) return t.skip(`the corpora are not on this machine: looked for ${path}`);
    const { dns: data, cases }: Rspamd = JSON.parse(readFileSync(path, 'utf8'));
    const texts = Object.entries(data).flatMap(([name, rows]) => {
      const text = rows.find(({ type }) => type === 'txt');
      return text === undefined ? [] : [[name, text] as const];
    });
    const rows: ZoneData = Object.fromEntries(
      texts
        .filter(([, { replies, rcode }]) => replies !== undefined || rcode === 'norec')
        .map(([name, { replies }]) => [name, replies?.map((TXT) => ({ TXT })) ?? [{ A: '192.0.2.1' }]]),
    );
    const silent = new Set(texts.filter(([, { rcode }]) => rcode === 'timeout').map(([name]) => name));
    const { address } = await server(t, rows, ({ name }) =>
      silent.has(name.toLowerCase()) ? 'SERVFAIL' : undefined,
    );
    const dns = client(t, [address]);
    const time = Date.parse('2026-11-24T12:00:00Z');
    const misses: string[] = [];
    let judged = 0;
    for (const { name, scans = [] } of cases) {
      for (const { file, expect, notExpect } of scans) {
        const wanted = expect.filter(
          (symbol) => /^(?:R_DKIM|ARC)_/.test(symbol) && !notExpect.includes(symbol),
        );
        const unwanted = notExpect.filter((symbol) => /^(?:R_DKIM|ARC)_/.test(symbol));
        if (wanted.length + unwanted.length === 0) continue;
        judged++;
        const message = readMessage(readFileSync(join(MAIL, 'rspamd', file)));
        const { verdicts } = await messageVerifier.verifyDkim(message, dns, { time });
        const arc = await messageVerifier.verifyArc(message, dns, { time });
        const found = new Set([
          ...(verdicts.length === 0
            ? ['R_DKIM_NA']
            : verdicts.map(({ result }) => SYMBOLS[result] ?? result)),
          arc.verdict.result === 'pass'
            ? 'ARC_ALLOW'
            : arc.verdict.result === 'fail'
              ? 'ARC_INVALID'
              : 'ARC_NA',
        ]);
        if (wanted.every((symbol) => found.has(symbol)) && !unwanted.some((symbol) => found.has(symbol)))
          continue;
        misses.push(
          `${name}: ${[...found].join(' ')}, not ${wanted.join(' ')} without ${unwanted.join(' ')}`,
        );
      }
    }
    t.diagnostic(`${judged - misses.length} of ${judged}`);
    const unknown = misses.filter((miss) => RSPAMD_EXCEPTIONS[miss.split(':')[0] as string] === undefined);
    assert.deepEqual(unknown, []);
    assert.equal(misses.length, Object.keys(RSPAMD_EXCEPTIONS).length);
  });

  test('what is signed is the same as mailauth takes', async (t) => {
    if (!existsSync(MAIL)) return t.skip(`the corpora are not on this machine: looked for ${MAIL}`);
    const files = globSync(['mail-dkim/corpus/*', 'rspamd/messages/**/*.eml', 'mails/*'], { cwd: MAIL });
    const misses: string[] = [];
    let judged = 0;
    for (const file of files) {
      const signed = signedMessage(readMessage(readFileSync(join(MAIL, file))));
      const { fields } = signed.message;
      const own = fields.filter(({ key }) => key === 'dkim-signature').map(readSignature);
      if (own.length === 0 || own.length > 16 || !signed.isBounded) continue;
      const keys = createKeys(offlineDns, undefined);
      const { results } = await runMailauth(signed, keys, { time: 0, acceptsOld: true }, () => true);
      for (const [i, signature] of own.entries()) {
        const theirs = results[i];
        if (theirs?.signingHeaders === undefined || signature.header === undefined) continue;
        // Without names, mailauth has names of its own; the standard has none.
        if (signature.names.length === 0 || signatureProblem(signature, { acceptsOld: true }) !== undefined)
          continue;
        judged++;
        const field = signed.lines[signature.field.index];
        assert.ok(field);
        const others = signed.lines.filter((line) => line !== field);
        const text = canonicalHeader(signedLines(others, signature.names), field, signature.header);
        if (Buffer.from(text, 'latin1').toString('base64') !== theirs.signingHeaders.canonicalizedHeader)
          misses.push(`${file}: header`);
        if (signed.body !== undefined && bodyHashOf(signed.body, signature) !== theirs.bodyHash)
          misses.push(`${file}: body`);
      }
    }
    t.diagnostic(`${judged} signatures`);
    assert.deepEqual(misses, []);
  });
});

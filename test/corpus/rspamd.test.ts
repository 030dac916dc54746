import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { analyseMessage } from '../../server/src/engine/message/analyseMessage.ts';
import type { MessageReport } from '../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../server/src/engine/message/readMessage.ts';
import { messageVerifier } from '../../server/src/node/messageVerifier/messageVerifier.ts';
import { evaluateSpf } from '../../server/src/node/spf/evaluateSpf.ts';
import { CORPORA } from '../support/corpora.ts';
import type { ZoneData, ZoneRow } from '../support/dnsData.ts';
import { client, server } from '../unit/dns/withServer.ts';

const MAIL = join(CORPORA, '../mail');
const CASES = join(MAIL, 'rspamd-cases.json');

interface Answer {
  readonly type: string;
  readonly rcode?: 'norec' | 'nxdomain' | 'timeout';
  readonly replies?: readonly string[];
}

interface Scan {
  readonly file: string;
  readonly ip?: string;
  readonly from?: string;
  readonly helo?: string;
  readonly expect: readonly string[];
  readonly notExpect: readonly string[];
}

interface Cases {
  readonly dns: Readonly<Record<string, readonly Answer[]>>;
  readonly cases: readonly { readonly name: string; readonly scans: readonly Scan[] }[];
}

/** Where rspamd does otherwise than the standards. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'DMARC SUBDOMAIN PASS DKIM RELAXED ALIGNMENT':
    'the public suffix list has both under mom.za.org; by the walk, which finds no record there, each is its own organization (RFC 9989 §4.10.2)',
  'DMARC SUBDOMAIN PASS SPF RELAXED ALIGNMENT': 'as above',
  'DMARC PCT ZERO REJECT': 'pct= was dropped (RFC 9989 Appendix A.6)',
  'DMARC PCT ZERO SP QUARANTINE': 'as above',
  'SPF FAIL UNRESOLVEABLE INCLUDE': 'an include without a record is a permanent error (RFC 7208 §5.2)',
  'SPF ALLOW DNS REQUESTS AT LIMIT': 'rspamd allows more lookups than ten (RFC 7208 §4.6.4)',
};

const SPF: Readonly<Record<string, string>> = {
  pass: 'R_SPF_ALLOW',
  fail: 'R_SPF_FAIL',
  softfail: 'R_SPF_SOFTFAIL',
  neutral: 'R_SPF_NEUTRAL',
  none: 'R_SPF_NA',
  permerror: 'R_SPF_PERMFAIL',
  temperror: 'R_SPF_DNSFAIL',
};

const FATES = {
  none: 'DMARC_POLICY_SOFTFAIL',
  quarantine: 'DMARC_POLICY_QUARANTINE',
  reject: 'DMARC_POLICY_REJECT',
} as const;

/** What rspamd calls these results. */
function symbolsOf({ spf, dmarc }: MessageReport): string[] {
  const spfSymbol = SPF[spf.result] ?? spf.result;
  const plusAll = spf.mechanism === '+all' ? ['R_SPF_PLUSALL'] : [];
  if (dmarc.result === 'pass') return [spfSymbol, ...plusAll, 'DMARC_POLICY_ALLOW'];
  if (dmarc.result === 'temperror') return [spfSymbol, ...plusAll, 'DMARC_DNSFAIL'];
  return [spfSymbol, ...plusAll, dmarc.result === 'fail' ? FATES[dmarc.disposition ?? 'none'] : 'DMARC_NA'];
}

function isOurs(symbol: string): boolean {
  return /^(?:R_SPF|DMARC)_/.test(symbol);
}

/** Its DNS as rows, and the questions that get no answer. */
function zoneOf(dns: Cases['dns']): { readonly rows: ZoneData; readonly silent: ReadonlySet<string> } {
  const rows: Record<string, ZoneRow[]> = {};
  const silent = new Set<string>();
  const rowsAt = (name: string): ZoneRow[] => {
    const own = rows[name] ?? [];
    rows[name] = own;
    return own;
  };
  for (const [name, answers] of Object.entries(dns)) {
    for (const { type, rcode, replies = [] } of answers) {
      if (rcode === 'timeout') silent.add(`${name.toLowerCase()} ${type.toUpperCase()}`);
      // So that the name exists.
      if (rcode === 'norec') rowsAt(name).push({ SRV: 'NONE' });
      for (const reply of replies) {
        const data = type === 'mx' ? reply.split(' ') : reply;
        rowsAt(name).push({ [type.toUpperCase()]: data });
      }
    }
  }
  return { rows, silent };
}

suite('cases of rspamd', { concurrency: false }, () => {
  test('its symbols for SPF and DMARC', async (t) => {
    if (!existsSync(CASES)) return t.skip(`the corpora are not on this machine: looked for ${CASES}`);
    const { dns: data, cases }: Cases = JSON.parse(readFileSync(CASES, 'utf8'));
    const { rows, silent } = zoneOf(data);
    const { address } = await server(t, rows, ({ name, type }) =>
      silent.has(`${name.toLowerCase()} ${type}`) ? 'SERVFAIL' : undefined,
    );
    const ports = {
      dns: client(t, [address]),
      verifier: messageVerifier,
      evaluateSpf,
      now: Date.parse('2026-11-24T12:00:00Z'),
      ownHosts: [],
    };
    const misses = new Map<string, string>();
    let judged = 0;
    for (const { name, scans } of cases) {
      for (const { file, ip, from, helo, expect, notExpect } of scans) {
        const wanted = expect
          .filter((each) => isOurs(each) && !notExpect.includes(each))
          .map((each) => each.replace(/ .*/, ''));
        const unwanted = notExpect.filter(isOurs);
        if (wanted.length + unwanted.length === 0) continue;
        judged++;
        // A scan without a client is of a message that was written on the host itself; it has no return path.
        const isRelayed = ip === undefined && wanted.some((each) => each.startsWith('R_SPF'));
        const mailFrom = ip === undefined || from === '<>' ? '' : (from ?? '');
        const envelope = isRelayed ? {} : { ip: ip ?? '127.0.0.1', helo: helo ?? '', mailFrom };
        const message = readMessage(readFileSync(join(MAIL, 'rspamd', file)));
        const symbols = symbolsOf(await analyseMessage(message, { ...ports, envelope }));
        if (
          wanted.every((each) => symbols.includes(each)) &&
          !unwanted.some((each) => symbols.includes(each))
        )
          continue;
        misses.set(name, `${symbols.join(' ')}, not ${wanted.join(' ')} without ${unwanted.join(' ')}`);
      }
    }
    t.diagnostic(`${judged - misses.size} of ${judged}`);
    const unknown = [...misses].filter(([name]) => EXCEPTIONS[name] === undefined);
    assert.deepEqual(unknown, []);
    assert.deepEqual(
      Object.keys(EXCEPTIONS).filter((name) => !misses.has(name)),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readMessage } from '../../server/src/engine/message/readMessage.ts';
import { readHops } from '../../server/src/engine/message/received/hops.ts';
import { hostAddress } from '../../server/src/engine/message/received/hostAddress.ts';
import { readReceived } from '../../server/src/engine/message/received/readReceived.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { CORPORA } from '../support/corpora.ts';

const MAIL = join(CORPORA, '../mail');

/** What SpamAssassin makes of a Received field: the facts that are compared. */
interface Relay {
  readonly ip: string;
  readonly helo: string;
  readonly rdns: string;
  readonly by: string;
  readonly id: string;
}

const FACTS = ['ip', 'helo', 'rdns', 'by', 'id'] as const;

/** Lines that are read otherwise on purpose, by what stands in them. */
const OTHERWISE: readonly { readonly in: string; readonly why: string }[] = [
  { in: '63.251.66.24.63559', why: 'Exim, as the id tells: the name before the address was looked up' },
  { in: '211.245.85.228  (EHLO )', why: 'an address is no reverse name' },
];

/** Chains of trust that depend on what there is no setting for. */
const OTHER_SETTINGS: readonly { readonly in: string; readonly why: string }[] = [
  { in: 'msa_networks 1.1.1.2', why: 'networks whose hosts let all their clients be trusted' },
];

test('Received fields are read as SpamAssassin reads them', (t) => {
  const file = corpusFile(t, 'spamassassin-received.json');
  if (file === undefined) return;
  const cases: readonly { received: string; expected: Relay | null }[] = JSON.parse(file);
  const misses: string[] = [];
  let [judged, right, ignored, unnamed] = [0, 0, 0, 0];
  for (const { received, expected } of cases) {
    const { trace } = readReceived(received.replaceAll(/\r?\n/g, ''));
    if (expected === null) {
      // A relay without an address is none to SpamAssassin; the way of the message shows it.
      if (trace === null) ignored++;
      else if (trace.ip === null) unnamed++;
      else misses.push(`not ignored: ${received}`);
      continue;
    }
    judged++;
    const read: Relay = {
      ip: trace?.ip ?? '',
      helo: (trace?.helo ?? '').replace(/^\[(.*)\]$/, '!$1!'),
      rdns: trace?.reverse ?? '',
      by: trace?.by ?? '',
      id: trace?.id ?? '',
    };
    const wrong = FACTS.filter((fact) => read[fact] !== expected[fact]);
    if (wrong.length === 0) right++;
    else {
      const why = OTHERWISE.find((each) => received.includes(each.in))?.why;
      assert.ok(
        why !== undefined,
        `${wrong.map((fact) => `${fact} ${read[fact]}, not ${expected[fact]}`)}: ${received}`,
      );
      misses.push(`${why}: ${received}`);
    }
  }
  t.diagnostic(
    `${right} of ${judged} lines right; of ${cases.length - judged} others ${ignored} notes, ${unnamed} without an address`,
  );
  for (const miss of misses) t.diagnostic(miss);
  assert.ok(right / judged >= 0.97);
  assert.equal(ignored + unnamed, cases.length - judged);
});

test('trust ends where SpamAssassin says that it does', (t) => {
  const file = corpusFile(t, 'spamassassin-trust-path.json');
  if (file === undefined) return;
  const cases: readonly { input: string; expected: string }[] = JSON.parse(file);
  let [judged, right] = [0, 0];
  for (const { input, expected } of cases) {
    const other = OTHER_SETTINGS.find((each) => input.includes(each.in));
    const trust = trustOf(input);
    const wanted = { trusted: relaysOf(expected, 'Trusted:'), untrusted: relaysOf(expected, 'Untrusted:') };
    if (other !== undefined) {
      t.diagnostic(`no such setting: ${other.why}`);
      continue;
    }
    judged++;
    assert.deepEqual(trust, wanted, input);
    right++;
  }
  t.diagnostic(`${right} of ${judged} chains right; ${cases.length - judged} with other settings`);
});

/** The hops whose client is an own host, and the others, from the receiver down. */
function trustOf(input: string): { trusted: string[]; untrusted: string[] } {
  const start = input.indexOf('Received:');
  const settings = input
    .slice(0, start)
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const own =
    settings.find(([name]) => name === 'trusted_networks') ??
    settings.find(([name]) => name === 'internal_networks');
  const text = input
    .slice(start)
    .split('\n')
    .map((line) => line.replace(/^ {2}(?=\S)/, ''))
    .join('\r\n');
  const message = readMessage(encodeUtf8(`${text}\r\nFrom: a@example.com\r\n\r\n`));
  const hops = readHops(message, { ownHosts: own?.slice(1) ?? [] }).toReversed();
  const boundary = hops.findIndex(({ isBoundary }) => isBoundary);
  const relays = hops.map(({ ip, reverse, helo, by, id }) => `${ip} ${reverse} ${helo} ${by} ${id ?? ''}`);
  return boundary < 0
    ? { trusted: relays, untrusted: [] }
    : { trusted: relays.slice(0, boundary), untrusted: relays.slice(boundary) };
}

/** Relays of Received fields: those that SpamAssassin makes of X-Originating-IP name no host. */
function relaysOf(expected: string, label: string): string[] {
  const line = expected.split('\n').find((each) => each.startsWith(label)) ?? '';
  return [...line.matchAll(/\[ ip=(\S*) rdns=(\S*) helo=(\S*) by=(\S*) .*? id=(\S*) auth=/g)]
    .filter(([, , , , by]) => by !== '')
    .map(([, ip = '', rdns, helo, by, id]) => `${hostAddress(ip)} ${rdns} ${helo} ${by} ${id}`);
}

function corpusFile(t: TestContext, name: string): string | undefined {
  const path = join(MAIL, name);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  t.skip(`the corpora are not on this machine: looked for ${path}`);
  return undefined;
}

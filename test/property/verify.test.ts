import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import {
  type CheckedZone,
  checkZoneNow,
  createCheckedZone,
  editCheckedZone,
} from '../../server/src/engine/checkedZone.ts';
import type { DnssecCrypto } from '../../server/src/engine/dnssec/crypto.ts';
import { AUTOMATIC_LIMIT, verifyZone } from '../../server/src/engine/dnssec/verifyZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { signedZone } from '../../server/src/engine/rules/support/signedExample.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { dnssecCrypto } from '../../server/src/node/dnssecCrypto.ts';
import { Random } from '../support/random.ts';

const now = () => Date.UTC(2026, 11, 31);

/** Signed zones of all kinds, one record to a line where that is so. */
const ZONES = ['signed-nsec', 'signed-nsec3-ldns', 'signed-nsec3-opt-out', 'signed-zonemd'].map((name) => ({
  text: readFileSync(`${root}/test/fixtures/zones/good/${name}.zone`, 'utf8'),
  origin: 'signed.example.',
}));
ZONES.push({ text: signedZone(), origin: 'example.com.' });

function open(text: string, origin: string): CheckedZone {
  const checked = createCheckedZone({ uri: 'zone', origin, files: NO_FILES, now });
  checkZoneNow(checked, encodeUtf8(text));
  return checked;
}

function verify(checked: CheckedZone, crypto: DnssecCrypto = dnssecCrypto, limit?: number): number {
  let steps = 0;
  for (const _ of verifyZone(checked, { crypto, now, ...(limit === undefined ? {} : { limit }) })) steps++;
  return steps;
}

/** Puts a random word in place of one, or takes a line away, doubles it or moves it. */
function change(random: Random, lines: readonly string[]): { line: number; count: number; put: string[] } {
  const line = random.int(0, lines.length - 2);
  const text = lines[line] ?? '';
  const words = text.split(/(\s+)/);
  const word = random.int(0, words.length - 1);
  const other = random.pick((lines[random.int(0, lines.length - 1)] ?? '').split(/\s+/));
  const changed = words.map((each, i) => (i === word ? other : each)).join('');
  const put = random.pick([[changed], [changed], [], [text, text], [text, random.pick(lines)], [`x${text}`]]);
  return { line, count: 1, put };
}

test('whatever stands in a signed zone, verifying it ends, and after any edits finds what a fresh reading finds', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = new Random(seed);
    const { text, origin } = random.pick(ZONES);
    const lines = text.split('\n');
    const edited = open(text, origin);
    verify(edited);
    for (let edit = 0; edit < 6; edit++) {
      const { line, count, put } = change(random, lines);
      const start = { line, character: 0 };
      const end = { line: line + count, character: 0 };
      editCheckedZone(edited, 'zone', { start, end, text: put.map((each) => `${each}\n`).join('') });
      lines.splice(line, count, ...put);
      // Where it was given up, it begins anew.
      if (random.chance(0.3)) {
        const given = verifyZone(edited, { crypto: dnssecCrypto, now });
        for (let step = random.int(1, 20); step > 0; step--) given.next();
      }
      verify(edited);
      const fresh = open(lines.join('\n'), origin);
      verify(fresh);
      const findings = ({ dnssec }: CheckedZone) =>
        dnssec.findings.map(({ rule, message }) => `${rule} ${message}`);
      assert.deepEqual(findings(edited), findings(fresh), `seed ${seed}, edit ${edit}`);
      assert.deepEqual(publish(edited).findings, publish(fresh).findings, `seed ${seed}, edit ${edit}`);
    }
  }
});

test('what was verified is not verified again', () => {
  let verified = 0;
  const counting: DnssecCrypto = {
    ...dnssecCrypto,
    importKey(algorithm, publicKey) {
      const key = dnssecCrypto.importKey(algorithm, publicKey);
      return (
        key && {
          verify(octets, signature) {
            verified++;
            return key.verify(octets, signature);
          },
        }
      );
    },
  };
  const checked = open(signedZone(), 'example.com.');
  verify(checked, counting);
  assert.equal(verified, 6);
  verify(checked, counting);
  assert.equal(verified, 6);
  const line = signedZone()
    .split('\n')
    .findIndex((text) => text.startsWith('www A'));
  const at = { line, character: 19 };
  editCheckedZone(checked, 'zone', { start: at, end: { line, character: 20 }, text: '2' });
  verify(checked, counting);
  assert.equal(verified, 7);
});

test('keys of one tag and signatures of one type, as many as there may be, take bounded time', () => {
  // Tags are sums: octets that change places leave them as they are.
  const keys = Array.from({ length: 3000 }, (_, i) => {
    const octets = new Uint8Array(32);
    octets[0] = i & 0xff;
    octets[1] = i >> 8;
    octets[2] = 0xff - (i & 0xff);
    octets[3] = 0xff - (i >> 8);
    return `@ DNSKEY 256 3 15 ${Buffer.from(octets).toString('base64')}\n`;
  });
  const signature =
    signedZone()
      .split('\n')
      .find((text) => text.startsWith('@   RRSIG  SOA')) ?? '';
  const signatures = Array.from({ length: 3000 }, (_, i) =>
    signature.replace(/(@ ).{6}(\S+)$/, `$1${String(i).padStart(6, 'A')}$2`),
  );
  let tried = 0;
  const counting: DnssecCrypto = {
    ...dnssecCrypto,
    importKey: () => ({
      verify() {
        tried++;
        return false;
      },
    }),
  };
  const tag = /@\s+RRSIG\s+SOA 15 2 3600 \d+ \d+ (\d+)/.exec(signature)?.[1] ?? '';
  const text = `${signedZone()}${keys.join('')}${signatures.join('\n')}\n`.replaceAll(` ${tag} @`, ' 1039 @');
  const steps = verify(open(text, 'example.com.'), counting);
  assert.ok(tried >= 3000 && tried <= 4 * 3010, `${tried} tries`);
  assert.ok(steps >= 3000, `${steps} steps`);
});

test('a chain that takes very many hashes is not followed without being asked for', () => {
  let hashes = 0;
  const counting: DnssecCrypto = {
    ...dnssecCrypto,
    hash(name, octets) {
      hashes++;
      return dnssecCrypto.hash(name, octets);
    },
  };
  const hosts = Array.from({ length: 1000 }, (_, i) => `h${i} A 192.0.2.1\n`).join('');
  const text = `${signedZone()}@ NSEC3PARAM 1 0 2500 -\n${hosts}`;
  verify(open(text, 'example.com.'), counting, AUTOMATIC_LIMIT);
  assert.equal(hashes, 0);
});

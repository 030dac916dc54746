import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { findCommand } from '../../scripts/setup/tools.ts';
import { checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { verifyZone } from '../../server/src/engine/dnssec/verifyZone.ts';
import { type PublishedFinding, publish } from '../../server/src/engine/publish.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { dnssecCrypto } from '../../server/src/node/dnssecCrypto.ts';
import { breaks } from './dnssecBreaks.ts';
import { SIGNERS } from './dnssecSigners.ts';

const ORIGIN = 'example.com.';

/** Something of each kind: wildcards, empty names, delegations with and without DS, names of odd octets and upper case. */
const ZONE = `$ORIGIN example.com.
$TTL 1h
@           SOA   ns1.example.net. hostmaster.example.com. 1 4h 1h 2w 1h
@           NS    ns1.example.net.
@           NS    ns2.example.net.
*.wild      A     192.0.2.1
a.b.empty   TXT   "x"
Upper       MX    10 Mail.Example.NET.
\\000odd     A     192.0.2.2
secure      NS    ns.secure
secure      DS    12345 13 2 49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC4501
ns.secure   A     192.0.2.3
in.secure.x NS    ns1.example.net.
`;

/** Records that only our rules look at, or that are not about DNSSEC. */
const OTHER_RULES: readonly string[] = ['zone/duplicate-record', 'zone/ttl-mismatch', 'zone/occluded'];

/** What one of the programs refuses, which is no matter of DNSSEC, or a fault of its own. */
const NOT_OURS: readonly { readonly kind: RegExp; readonly says: RegExp; readonly reason: string }[] = [
  { kind: /A: removed/, says: /missing glue/, reason: 'glue is a matter of another rule' },
];

const folder = mkdtempSync(join(tmpdir(), 'dnssec-'));
after(() => rmSync(folder, { recursive: true }));

/** ldns 1.8 goes round in circles on some broken chains, and says nothing then; milliseconds. */
const HANGS_MS = 2000;

interface Verdict {
  readonly refused: boolean;
  readonly text: string;
}

type Verifier = (path: string) => Promise<Verdict>;

const knot: Verifier = (path) => verdict('kzonecheck', ['-d', 'on', '-o', ORIGIN, path]);
const ldns: Verifier = (path) => verdict('ldns-verify-zone', ['-V', '1', path]);
const bind: Verifier = (path) => verdict('dnssec-verify', ['-q', '-o', ORIGIN, path]);

function verdict(command: string, args: readonly string[]): Promise<Verdict> {
  const path = findCommand(command);
  assert.ok(path !== undefined, `${command} is not installed: run "npm run setup", which installs it`);
  return new Promise((resolve) => {
    execFile(path, args, { timeout: HANGS_MS }, (error, stdout, stderr) =>
      resolve({ refused: error !== null && !error.killed, text: stdout + stderr }),
    );
  });
}

/** What is found by verifying, and errors. */
function ours(text: string): readonly PublishedFinding[] {
  const now = Date.now;
  const checked = createCheckedZone({ uri: 'zone', origin: ORIGIN, isNamed: true, files: NO_FILES, now });
  checkZoneNow(checked, encodeUtf8(text));
  for (const _ of verifyZone(checked, { crypto: dnssecCrypto, now }));
  const verified = new Set<string>([...OTHER_RULES, ...checked.dnssec.findings.map(({ rule }) => rule)]);
  return publish(checked).findings.filter(({ rule, severity }) => severity === 'error' || verified.has(rule));
}

suite('broken signed zones are judged as Knot DNS, ldns and BIND judge them', () => {
  for (const [number, { name, sign }] of SIGNERS.entries()) {
    test(name, async (t) => {
      const own = join(folder, String(number));
      mkdirSync(own);
      const signed = sign(ZONE, 'example.com', own);
      const write = (text: string, file: string): string => {
        const path = join(own, file);
        writeFileSync(path, text);
        return path;
      };
      const good = write(signed, 'good');
      for (const { refused, text } of await Promise.all([knot(good), ldns(good), bind(good)]))
        assert.ok(!refused, text);
      assert.deepEqual(ours(signed), []);

      const missed: string[] = [];
      const alarms: string[] = [];
      const counts = { broken: 0, refused: 0, found: 0 };
      const all = breaks(signed, ORIGIN);
      const work = async (file: string) => {
        for (let each = all.shift(); each !== undefined; each = all.shift()) {
          const { title, text } = each;
          const path = write(text, file);
          const found = ours(text);
          counts.broken++;
          if (found.length > 0) counts.found++;
          let theirs = await knot(path);
          if (!theirs.refused) theirs = await ldns(path);
          if (theirs.refused) {
            counts.refused++;
            const isOther = NOT_OURS.some(({ kind, says }) => kind.test(title) && says.test(theirs.text));
            if (found.length === 0 && !isOther) missed.push(`${title}\n${theirs.text}`);
            continue;
          }
          const error = found.find(({ severity }) => severity === 'error');
          if (error === undefined || (await bind(path)).refused) continue;
          alarms.push(`${title}: ${error.rule} ${error.message}`);
        }
      };
      await Promise.all([work('one'), work('two')]);
      t.diagnostic(JSON.stringify(counts));
      assert.deepEqual(missed, [], 'what Knot DNS or ldns refuse is found');
      assert.deepEqual(alarms, [], 'what all accept has no error');
    });
  }
});

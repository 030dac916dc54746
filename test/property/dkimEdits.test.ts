import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CheckedZone,
  checkZoneNow,
  createCheckedZone,
  editCheckedZone,
} from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { DKIM_RULES } from '../../server/src/engine/rules/dkimRules.ts';
import { ED25519, ED25519_OTHER, RSA_1024 } from '../../server/src/engine/rules/support/keyExample.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { Random } from '../support/random.ts';

/** Few selectors and domains, so that keys meet. */
const SELECTORS = ['s1', 's2', 's_3', 'a.b', '*'];
const DOMAINS = ['', '.a', '.x.a'];
const KEYS = [`k=ed25519; p=${ED25519}`, `k=ed25519; p=${ED25519_OTHER}`, `k=rsa; p=${RSA_1024}`, 'p='];
const PADDING = `; ${'.'.repeat(5000)}`;

function randomLine(random: Random): string {
  const domain = random.pick(DOMAINS);
  const key = random.pick(KEYS);
  return random.pick([
    () => `${random.pick(SELECTORS)}._domainkey${domain} TXT "v=DKIM1; ${key}"`,
    () => `${random.pick(SELECTORS)}._domainkey${domain} TXT "v=DKIM1; t=s; ${key}"`,
    () =>
      `${random.pick(SELECTORS)}._domainkey${domain} CNAME ${random.pick(['@', 's1.domainkey', 's1.example.net.'])}`,
    () => `    TXT "v=DKIM1; ${key}"`,
    () =>
      `${random.pick(['@', '_domainkey', 's1.domainkey', '_adsp._domainkey'])} TXT "${random.pick([`v=DKIM1; ${key}`, 'dkim=all', 'o=~'])}"`,
    () => '@ SOA a b 1 2 3 4 5',
    () => '$ORIGIN a.example.com.',
    () => '$ORIGIN example.com.',
    () => PADDING,
  ])();
}

function open(text: string): CheckedZone {
  const options = { uri: 'zone', origin: 'example.com.', files: NO_FILES, rules: DKIM_RULES };
  const checked = createCheckedZone(options);
  checkZoneNow(checked, encodeUtf8(text));
  return checked;
}

const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const found = (checked: CheckedZone) =>
  publish(checked, { limit: 1000 }).findings.map(
    ({ rule, start, message }) => `${start.line}:${start.character} ${rule} ${message}`,
  );

test('after any edits, what is found of DKIM keys is what a fresh check finds', () => {
  const rules = new Set<string>();
  for (let seed = 1; seed <= 150; seed++) {
    const random = new Random(seed);
    const lines = ['$TTL 1h', '@ SOA ns hostmaster 1 4h 1h 2w 1h', '@ NS host.example.net.'];
    lines.push(...random.list(4, 20, () => randomLine(random)));
    const edited = open(textOf(lines));
    for (let edit = 0; edit < 12 && lines.length > 0; edit++) {
      const line = random.int(0, lines.length - 1);
      const removed = random.int(0, Math.min(2, lines.length - line));
      const added = random.list(0, 2, () => randomLine(random));
      editCheckedZone(edited, 'zone', {
        start: { line, character: 0 },
        end: { line: line + removed, character: 0 },
        text: textOf(added),
      });
      lines.splice(line, removed, ...added);
      const findings = found(edited);
      assert.deepEqual(findings, found(open(textOf(lines))), `seed ${seed}, edit ${edit}\n${textOf(lines)}`);
      for (const finding of findings) rules.add(finding.split(' ')[1] ?? '');
    }
  }
  const ofNames = DKIM_RULES.filter(({ scope }) => scope === 'name').map(({ id }) => id);
  assert.deepEqual(
    ofNames.filter((id) => !rules.has(id)),
    [],
    'each rule about names has found something',
  );
});

test('when very many keys become few, these are checked again', () => {
  const head = ['$TTL 1h', '@ SOA ns hostmaster 1 4h 1h 2w 1h', '@ NS host.example.net.'];
  const keys = Array.from(
    { length: 60 },
    (_, i) => `s${i}._domainkey TXT "v=DKIM1; k=ed25519; p=${ED25519}"`,
  );
  const edited = open(textOf([...head, ...keys, PADDING]));
  assert.doesNotMatch(found(edited).join('\n'), /ed25519-only/);
  for (let left = keys.length; left > 0; left -= 10) {
    const line = head.length + left - 10;
    const removed = { start: { line, character: 0 }, end: { line: line + 10, character: 0 }, text: '' };
    editCheckedZone(edited, 'zone', removed);
    const rest = [...head, ...keys.slice(0, left - 10), PADDING];
    assert.deepEqual(found(edited), found(open(textOf(rest))), `${left - 10} keys`);
  }
});

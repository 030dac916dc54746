import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CheckedZone,
  checkZoneNow,
  createCheckedZone,
  editCheckedZone,
} from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { DMARC_RULES } from '../../server/src/engine/rules/dmarcRules.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { Random } from '../support/random.ts';

/** Few domains, so that one's DMARC record has to do with what stands at others. */
const DOMAINS = ['', '.a', '.b', '.x.a', '.y.a'];
const PADDING = `; ${'.'.repeat(5000)}`;

function randomLine(random: Random): string {
  const domain = random.pick(DOMAINS);
  const host = domain === '' ? '@' : domain.slice(1);
  const policy = random.pick([
    'p=reject',
    'p=none',
    'p=quarantine; sp=reject',
    'p=reject; psd=n',
    'p=reject; psd=y',
    'p=reject; np=none',
  ]);
  return random.pick([
    () => `_dmarc${domain} TXT "v=DMARC1; ${policy}; rua=mailto:a@example.com"`,
    () => `_dmarc${domain} TXT "v=DMARC1; ${policy}; rua=mailto:a@example.com"`,
    () =>
      `_dmarc${domain} ${random.pick(['TXT "text"', 'CNAME _dmarc.example.net.', 'TXT', 'TXT v=DMARC1; p=none'])}`,
    () => `${host} MX ${random.pick(['0 .', '10 mail.example.net.'])}`,
    () => `${host} TXT "${random.pick(['v=spf1 -all', 'v=spf1 mx -all', 'v=DMARC1; p=reject'])}"`,
    () => `s._domainkey${domain} CNAME s.example.net.`,
    () => `${host} A 192.0.2.1`,
    () => `${host === '@' ? 'b' : host} NS ns.example.net.`,
    () => '@ SOA a b 1 2 3 4 5',
    () => '$ORIGIN a.example.com.',
    () => '$ORIGIN example.com.',
    () => PADDING,
  ])();
}

function open(text: string): CheckedZone {
  const checked = createCheckedZone({
    uri: 'zone',
    origin: 'example.com.',
    files: NO_FILES,
    rules: DMARC_RULES,
  });
  checkZoneNow(checked, encodeUtf8(text));
  return checked;
}

const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const found = (checked: CheckedZone) =>
  publish(checked, { limit: 1000 }).findings.map(
    ({ rule, start, message }) => `${start.line}:${start.character} ${rule} ${message}`,
  );

test('after any edits, what is found of DMARC records is what a fresh check finds', () => {
  const rules = new Set<string>();
  for (let seed = 1; seed <= 100; seed++) {
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
  const ofNames = DMARC_RULES.filter(({ scope }) => scope === 'name').map(({ id }) => id);
  assert.deepEqual(
    ofNames.filter((id) => !rules.has(id)),
    [],
    'each rule about names has found something',
  );
});

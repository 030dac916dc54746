import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CheckedZone,
  checkZoneNow,
  createCheckedZone,
  editCheckedZone,
} from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { Random } from '../support/random.ts';

// Few names, so that records meet that have to do with one another.
const DOMAINS = ['', '.a', '.b.a'];
const PREFIXES = [
  '_mta-sts',
  '_mta-sts',
  'mta-sts',
  '_smtp._tls',
  '_smtp._tls',
  'default._bimi',
  'news._bimi',
  '_bimi',
  '_dmarc',
  '_dmarc',
  's1._domainkey',
  '_25._tcp.mail',
  'mail',
  '*',
];
const TEXTS = [
  'v=STSv1; id=1',
  'v=STSv1; id=2',
  'v=stsv1; id=2',
  'v=TLSRPTv1; rua=mailto:tls@example.com',
  'v=TLSRPTv1;',
  'v=BIMI1; l=https://example.com/a.svg; a=;',
  'v=BIMI1; l=; a=;',
  'v=DMARC1; p=reject; rua=mailto:dmarc@example.com',
  'v=DMARC1; p=none',
  'v=DMARC1; p=quarantine; pct=50; rua=mailto:dmarc@example.net',
  'v=DKIM1; p=',
  'v=spf1 mx -all',
  'v=spf1 include:a.example.com ~all',
  'other text',
];
const HOSTS = ['mail', 'mail.a', 'mta-sts', '_mta-sts', 'host.example.net.', '.'];

/** More than a block holds in a few of them, so that edits read some blocks again and leave others. */
const PADDING = `; ${'.'.repeat(5000)}`;

function randomLine(random: Random): string {
  const domain = random.pick(DOMAINS);
  const owner = `${random.pick(PREFIXES)}${domain}`;
  const apex = domain === '' ? '@' : domain.slice(1);
  return random.pick([
    () => `${owner} TXT "${random.pick(TEXTS)}"`,
    () => `${owner} TXT "${random.pick(TEXTS)}"`,
    () => `${apex} TXT "${random.pick(TEXTS)}"`,
    () => `${apex} MX 10 ${random.pick(HOSTS)}`,
    () => `${owner} A 192.0.2.1`,
    () => `${owner} CNAME ${random.pick(HOSTS)}`,
    () => `_25._tcp.mail${domain} TLSA 3 1 1 ${'ab'.repeat(32)}`,
    () => `${random.pick(['a', 'b.a', 'x'])} NS host.example.net.`,
    () => `${random.pick(['a', 'b'])} DNAME example.org.`,
    () => `${owner} TXT`,
    () => '@ SOA a b 1 2 3 4 5',
    () => PADDING,
  ])();
}

function open(text: string): CheckedZone {
  const checked = createCheckedZone({ uri: 'zone', origin: 'example.com.', files: NO_FILES });
  checkZoneNow(checked, encodeUtf8(text));
  return checked;
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

test('after any edits of mail records, the findings are those of a fresh check', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = new Random(seed);
    const lines = ['$TTL 1h', '@ SOA ns hostmaster 1 4h 1h 2w 1h', '@ NS host.example.net.'];
    lines.push(...random.list(4, 25, () => randomLine(random)));
    const edited = open(textOf(lines));
    for (let edit = 0; edit < 10; edit++) {
      const line = random.int(0, lines.length - 1);
      const removed = random.int(0, Math.min(2, lines.length - line));
      const added = random.list(0, 2, () => randomLine(random));
      const start = { line, character: 0 };
      editCheckedZone(edited, 'zone', {
        start,
        end: { line: line + removed, character: 0 },
        text: textOf(added),
      });
      lines.splice(line, removed, ...added);
      if (lines.length === 0) break;
      const text = textOf(lines);
      assert.deepEqual(
        publish(edited).findings,
        publish(open(text)).findings,
        `seed ${seed}, edit ${edit}: the findings in\n${text.replaceAll(PADDING, '; …')}`,
      );
    }
  }
});

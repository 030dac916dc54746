import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { joinEdits } from '../../server/src/engine/editing/rename/joinEdits.ts';
import { readNewName } from '../../server/src/engine/editing/rename/newName.ts';
import { renameRefusal } from '../../server/src/engine/editing/rename/renameRefusal.ts';
import { type ReadingEdit, renameEdits } from '../../server/src/engine/editing/rename/renameZone.ts';
import type { Renaming } from '../../server/src/engine/editing/rename/renaming.ts';
import { typeText } from '../../server/src/engine/records/recordTypes.ts';
import { RecordView } from '../../server/src/engine/rules/recordView.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { ROOT } from '../../server/src/engine/zone/names.ts';
import { nameText, readName } from '../../server/src/engine/zone/nameText.ts';
import { readZoneNow } from '../../server/src/engine/zone/readZone.ts';
import { apexOf, blocksOf, createZone, readingsOf, type Zone } from '../../server/src/engine/zone/zone.ts';
import { applyFileEdits } from '../support/fileEdits.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { PROPERTY } from '../support/properties.ts';
import { Random } from '../support/random.ts';

const NAMES = [
  ...[
    'www',
    'mail',
    'eu',
    'www.eu',
    'a.b.eu',
    'WWW',
    'Mail.EU',
    '_25._tcp.mail',
    '*',
    '*.eu',
    'w\\119w',
    '@',
  ],
  ...['www.example.com.', 'eu.example.com.', 'a.eu.example.com.', 'mail.EXAMPLE.com.', 'other.example.net.'],
];
const NEW_NAMES = [
  'web',
  'web.eu',
  'eu',
  'mail',
  'x.www',
  'b.eu',
  '@',
  'web.example.com',
  'new.example.com.',
  'x',
];

/** A zone and the files that it includes, from a seed. */
function randomFiles(seed: number): Record<string, string> {
  const random = new Random(seed);
  const name = () => random.pick(NAMES);
  const host = () => name().replace('*', 'star');
  const line = (): string => {
    const owner = random.chance(0.3) ? '\t' : `${name()} `;
    return random.pick([
      () => `${owner}A 192.0.2.${random.int(1, 250)}`,
      () => `${owner}300 IN MX 10 ${host()} ; to ${host()}`,
      () => `${name()} CNAME ${host()}`,
      () => `${owner}NS ${host()}`,
      () => `${owner}SRV ( 0 5\n  5060 ; port\n ${host()} )`,
      () => `${owner}HTTPS 1 "${host()}" alpn=h2`,
      () => `${owner}HTTPS 0 ${host()}`,
      () => `${owner}RP ${host()} ${host()}`,
      () => `${owner}NAPTR 10 10 "u" "sip" "!^.*$!sip:x@www.example.com!" ${host()}`,
      () => `${owner}NSEC ${host()} A MX`,
      () => `${owner}TXT "v=spf1 a:www.example.com mx:mail." "example.com include:eu.example.com -all"`,
      () => `${owner}TXT "www.example.com is no host of ours"`,
      () => `"${host()}" AAAA 2001:db8::${random.int(1, 99)}`,
      () => `$ORIGIN ${host()}`,
      () => '$ORIGIN example.com.',
      () => '; www.example.com. has moved',
      () => '$GENERATE 1-3 h$ CNAME www',
      () => `${owner}CNAME \\# 13 03777777076578616d706c6500`,
    ])();
  };
  const text = (includes: readonly string[]) => {
    const lines = random.list(2, 14, line);
    for (const include of includes) lines.splice(random.int(0, lines.length), 0, include);
    return `${lines.join('\n')}\n`;
  };
  const zone = `@ 300 SOA mail.example.com. admin.www 1 2 3 4 5\n  NS mail\n${text([
    `$INCLUDE one ${random.pick(['', 'eu', 'www.example.com.'])}`,
    ...random.list(0, 1, () => random.pick(['$INCLUDE two', '$INCLUDE one other'])),
  ])}`;
  return { zone, one: text([]), two: text([]) };
}

function read(files: Readonly<Record<string, string>>): Zone {
  const zone = createZone({ uri: 'zone', origin: 'example.com.', files: memoryFiles(files), blockBytes: 64 });
  readZoneNow(zone, encodeUtf8(files.zone ?? ''));
  return zone;
}

/** All records in reading order, in lower case. */
function recordsOf(zone: Zone): string[] {
  const found: string[] = [];
  for (const block of blocksOf(zone.root)) {
    for (let row = 0; row < block.count; row++) {
      const record = new RecordView(zone, block, row);
      const data = record.canonicalData() ?? `broken ${record.hash}`;
      found.push(
        `${nameText(zone.names, record.owner)} ${record.ttl} ${typeText(record.type)} ${data}`.toLowerCase(),
      );
    }
  }
  return found;
}

/** The words of a record with another name for one, and for all below it; hosts of SPF too. */
function substituted(record: string, from: string, to: string): string {
  const isSpf = record.includes('"v=spf1');
  const swap = (word: string) => {
    if (word === from) return to;
    return word.endsWith(`.${from}`) ? word.slice(0, -from.length) + to : word;
  };
  if (!isSpf) return record.replace(/[^\s"]+/g, swap);
  const [owner = '', ...rest] = record.split(' ');
  const data = rest.join(' ').replace(/(?<=[:])[a-z0-9_.-]+/g, (host) => {
    const moved = swap(`${host}.`);
    return moved === `${host}.` ? host : moved.slice(0, -1);
  });
  return `${swap(owner)} ${data}`;
}

function nameIn(zone: Zone, text: string): number {
  const bytes = encodeUtf8(text);
  return readName(zone.names, bytes, 0, bytes.length, ROOT);
}

const counts = { renamed: 0, edits: 0, refused: 0, shared: 0 };

/** Renames; `undefined` where that is refused. */
function rename(
  files: Record<string, string>,
  zone: Zone,
  renaming: Renaming,
): Record<string, string> | undefined {
  const refusal = renameRefusal(zone, renaming);
  for (let step = refusal.next(); ; step = refusal.next()) {
    if (!step.done) continue;
    if (step.value !== undefined) return undefined;
    break;
  }
  const edits: ReadingEdit[] = [];
  for (const _ of renameEdits(zone, renaming, (edit) => edits.push(edit)));
  const joined = joinEdits(readingsOf(zone.root), edits);
  if ('conflict' in joined) {
    counts.shared++;
    return undefined;
  }
  counts.edits += joined.edits.length;
  return applyFileEdits(files, joined.edits);
}

suite('a rename', () => {
  test('leaves the records as they were but for the name, and the bytes that it need not change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0 }),
        fc.constantFrom('www', 'mail', 'eu', 'www.eu', '*.eu', 'b.eu'),
        fc.constantFrom(...NEW_NAMES),
        (seed, old, fresh) => {
          const files = randomFiles(seed);
          const zone = read(files);
          const apex = apexOf(zone).name;
          const from = nameIn(zone, `${old}.example.com.`);
          const to = readNewName(zone.names, fresh, { origin: zone.origin, apex, from });
          if (typeof to === 'string') return;
          const after = rename(files, zone, { from, to });
          if (after === undefined) {
            counts.refused++;
            return;
          }
          counts.renamed++;
          const toText = nameText(zone.names, to).toLowerCase();
          const expected = recordsOf(zone).map((record) =>
            substituted(record, `${old}.example.com.`, toText),
          );
          assert.deepEqual(recordsOf(read(after)), expected);
          for (const [name, text] of Object.entries(files)) assertKept(text, after[name] ?? '');
        },
      ),
      PROPERTY,
    );
    assert.ok(
      counts.edits > counts.renamed && counts.renamed > 200 && counts.refused > 50 && counts.shared > 0,
      JSON.stringify(counts),
    );
  });

  test('and the rename back gives the file as it was', () => {
    const files = {
      zone: '@ SOA ns1 admin 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1 ; ns1\nWWW.eu CNAME\tns1\n$ORIGIN eu\n@ A 192.0.2.2\n',
    };
    const zone = read(files);
    const forth = { from: nameIn(zone, 'eu.example.com.'), to: nameIn(zone, 'emea.example.com.') };
    const there = rename(files, zone, forth);
    assert.ok(there);
    assert.equal(there.zone, files.zone.replace('WWW.eu', 'WWW.emea').replace('$ORIGIN eu', '$ORIGIN emea'));
    const back = read(there);
    const again = { from: nameIn(back, 'emea.example.com.'), to: nameIn(back, 'eu.example.com.') };
    assert.deepEqual(rename(there, back, again), files);
  });
});

/** Comments, blanks and line ends are no names: they stay. */
function assertKept(before: string, after: string): void {
  const rest = (text: string) =>
    text.replace(/;[^\n]*|[^\s;]+/g, (part) => (part.startsWith(';') ? part : 'x'));
  assert.equal(rest(after), rest(before));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CheckedZone,
  checkZoneNow,
  createCheckedZone,
  editCheckedZone,
} from '../../server/src/engine/checkedZone.ts';
import { recordDigest } from '../../server/src/engine/outside/recordDigest.ts';
import { neighboursOf } from '../../server/src/engine/outside/zoneNeighbours.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { readZoneNow } from '../../server/src/engine/zone/readZone.ts';
import { createZone } from '../../server/src/engine/zone/zone.ts';
import { Random } from '../support/random.ts';

// Few names, so that records meet: aliases in chains and circles, delegations and DNAMEs above one another, wildcards,
// names that exist only by those below them.
const OWNERS = [
  '@',
  '*',
  'a',
  'b',
  'c',
  'x.a',
  'y.a',
  '*.a',
  'y.x.a',
  'z.y.x.a',
  'x.b',
  '*.b',
  'x.c',
  'q.w.e',
];
const TARGETS = [
  ...OWNERS,
  'm',
  'n.a',
  'n.x.a',
  'n.b',
  'u.v.a',
  'w.e',
  'host.example.net.',
  'a.example.org',
  '.',
];

/** More than a block holds in a few of them, so that edits read some blocks again and leave others. */
const PADDING = `; ${'.'.repeat(5000)}`;

function randomLine(random: Random): string {
  const owner = random.pick(OWNERS);
  const target = random.pick(TARGETS);
  const ttl = random.pick(['', '', '300', '600']);
  return random.pick([
    () => `${owner} ${ttl} A 192.0.2.${random.int(1, 3)}`,
    () => `${owner} ${ttl} CNAME ${target}`,
    () => `${owner} ${ttl} NS ${target}`,
    () => `${owner} ${ttl} DNAME ${target}`,
    () => `${owner} MX ${random.int(0, 1)} ${target}`,
    () => `${owner} SRV 0 0 1 ${target}`,
    () => `${owner} HTTPS ${random.int(0, 1)} ${target}`,
    () => `${owner} RP ${target} ${random.pick(TARGETS)}`,
    () => `${owner} TXT "text"`,
    () => `${owner} A 192.0.2`,
    () => `${owner} NS`,
    () => `${owner} AX 1`,
    () => `$ORIGIN ${random.pick(['example.com.', 'a.example.com.'])}`,
    () => `$TTL ${random.int(1, 3)}h`,
    () => '@ SOA a b 1 2 3 4 5',
    () => PADDING,
    () => '',
  ])();
}

/** Another zone, which leads to names of this one. */
const REVERSE = createZone({ uri: 'reverse', origin: '2.0.192.in-addr.arpa.', files: NO_FILES });
readZoneNow(
  REVERSE,
  encodeUtf8(`$TTL 1h
@ SOA a.example.com. b.example.com. 1 2 3 4 5
2 PTR a.example.com.
3 PTR x.a.example.com.
4 PTR z.y.x.a.example.com.
`),
);

function open(text: string): CheckedZone {
  const checked = createCheckedZone({ uri: 'zone', origin: 'example.com.', files: NO_FILES });
  const { outside } = checked.rules;
  outside.committed = { serial: 5, records: [1, 2] };
  outside.neighbours = (own) => neighboursOf([REVERSE, own]);
  checkZoneNow(checked, encodeUtf8(text));
  return checked;
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

test('after any edits, the findings and records are those of a fresh check', () => {
  for (let seed = 1; seed <= 250; seed++) {
    const random = new Random(seed);
    const lines = ['$TTL 1h', '@ SOA ns hostmaster 1 4h 1h 2w 1h', '@ NS host.example.net.'];
    lines.push(...random.list(4, 25, () => randomLine(random)));
    const edited = open(textOf(lines));
    for (let edit = 0; edit < 12; edit++) {
      const line = random.int(0, lines.length - 1);
      const removed = random.int(0, Math.min(2, lines.length - line));
      const added = random.list(0, 2, () => randomLine(random));
      const start = { line, character: 0 };
      const end = { line: line + removed, character: 0 };
      editCheckedZone(edited, 'zone', { start, end, text: textOf(added) });
      lines.splice(line, removed, ...added);
      if (lines.length === 0) break;
      const text = textOf(lines);
      const blocks = edited.zone.root.blocks.map(({ bytes }) => new TextDecoder().decode(bytes));
      assert.equal(blocks.join(''), text, `seed ${seed}, edit ${edit}: the text is that of the edits`);
      const fresh = open(text);
      assert.deepEqual(
        recordDigest(edited.zone),
        recordDigest(fresh.zone),
        `seed ${seed}, edit ${edit}: the same records in\n${text.replaceAll(PADDING, '; …')}`,
      );
      assert.deepEqual(
        publish(edited).findings,
        publish(fresh).findings,
        `seed ${seed}, edit ${edit}: the findings in\n${text.replaceAll(PADDING, '; …')}`,
      );
    }
  }
});

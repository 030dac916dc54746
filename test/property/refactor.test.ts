import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Change, Refactoring } from '../../server/src/engine/editing/refactor/refactoring.ts';
import { REFACTORINGS } from '../../server/src/engine/editing/refactor/refactorings.ts';
import { loadedRecords } from '../../server/src/engine/zone/loadedRecords.ts';
import { randomZone } from '../oracle/randomZone.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { errorsOf, listed, openText } from '../support/openZone.ts';
import { PROPERTY } from '../support/properties.ts';
import { Random } from '../support/random.ts';
import { applied, made, refactoringBy, subjectIn } from '../support/refactored.ts';

type Files = Record<string, string>;

const ORIGIN = 'example.';

/** As much as a string holds. */
const LONG = 'z'.repeat(255);
const LONG_TEXT = /"z{3,}"/;

/** A random zone with what refactorings are for: addresses, PTR records, long texts, names in both forms. */
function randomFiles(seed: number): Files {
  const random = new Random(seed);
  const { text, files } = randomZone(random, 20);
  const lines = random.list(3, 10, () => {
    const owner = random.pick(['www', 'mail.example.', '@', '*.x', 'a.b', '', '', '']);
    const ttl = random.pick(['', '1h ', '60 ', '7200 IN ', 'IN ']);
    return `${owner}\t${ttl}${random.pick([
      () => `A 192.0.2.${random.int(1, 9)}`,
      () => `AAAA 2001:db8::${random.int(1, 9)} ; six`,
      () => `TXT ( "${'x'.repeat(random.int(0, 200))}"\n  "${'y'.repeat(random.int(0, 200))}é" z )`,
      () =>
        `TXT "v=DMARC1; p=${random.pick(['none', 'quarantine'])}; rua=mailto:${random.int(0, 1e9)}@b.example"`,
      () => `TXT "${random.chance(0.1) ? `${LONG}z` : 'zz'}"`,
      () => `MX 10 ${random.pick(['www', 'mail.example.', '@'])}`,
      () => `PTR ${random.pick(['www', 'mail.example.'])}`,
    ])()}`;
  });
  lines.splice(
    random.int(0, lines.length),
    0,
    random.pick(['$ORIGIN 2.0.192.in-addr.arpa.', '$TTL 77', '; note', '']),
  );
  const pointers = random.list(0, 3, () => `${random.int(1, 200)} PTR host${random.int(1, 5)}.example.`);
  const eol = random.pick(['\n', '\r\n']);
  const all = `${text}$ORIGIN ${ORIGIN}\n${lines.join('\n')}\n$ORIGIN 2.0.192.in-addr.arpa.\n${pointers.join('\n')}\n`;
  return { zone: all.replace(/\r?\n/g, eol), ...files };
}

function read(files: Files) {
  return openText(files.zone ?? '', ORIGIN, memoryFiles(files), 'zone');
}

interface Line {
  readonly owner: string;
  readonly ttl: number;
  readonly type: string;
  readonly data: string;
}

/** All records that load, in any order. */
function recordsOf(files: Files, show: (line: Line) => string): string[] {
  // The apex is the root, so that converted records are there too.
  const checked = read(files);
  return [...loadedRecords(checked.zone, 0)].map(show).sort();
}

const whole = ({ owner, ttl, type, data }: Line) => `${owner} ${ttl} ${type} ${data}`;
const withoutTtl = ({ owner, type, data }: Line) => `${owner} ${type} ${data}`;
const joined = ({ owner, ttl, type, data }: Line) =>
  `${owner} ${ttl} ${type} ${type === 'A' ? data : data.replaceAll('" "', '')}`;
const withoutPolicy = ({ owner, ttl, type, data }: Line) =>
  `${owner} ${ttl} ${type} ${data.replace(/p=\w+; (?:t=y; )?rua/, 'rua')}`;

/** What a refactoring leaves as it is. */
const KEPT: Readonly<Record<string, (line: Line) => string>> = {
  'join-strings': joined,
  'split-strings': joined,
  'split-string-here': joined,
  'dmarc-rollout': withoutPolicy,
  'lower-ttl': withoutTtl,
  'restore-ttl': withoutTtl,
  'restore-ttls': withoutTtl,
};
const TURNED = new Set(['address-to-ptr', 'ptr-to-address']);

const counts: Record<string, number> = {};

function check(files: Files, refactoring: Refactoring, change: Change, selected: number): void {
  const after = applied(files, change);
  const { id } = refactoring;
  counts[id] = (counts[id] ?? 0) + 1;
  if (TURNED.has(id)) {
    const before = new Set(recordsOf(files, withoutTtl));
    const gone = [...before].filter((line) => !new Set(recordsOf(after, withoutTtl)).has(line));
    // Where records meet others of their set, one TTL counts for all.
    assert.ok(gone.length <= selected, `${id} changed more than what was selected`);
    return;
  }
  const [before, now] = [recordsOf(files, KEPT[id] ?? whole), recordsOf(after, KEPT[id] ?? whole)];
  if (id.startsWith('split') && now.length > before.length) {
    // The record could not be read before.
    const withoutNew = recordsOf(after, withoutTtl).filter((line) => !LONG_TEXT.test(line));
    assert.deepEqual(withoutNew, recordsOf(files, withoutTtl));
    assert.equal(now.length, before.length + 1);
    return;
  }
  assert.deepEqual(now, before, id);
  for (const { name, text } of change.files ?? []) {
    if (!id.startsWith('generate')) continue;
    assert.deepEqual(listed(errorsOf(openText(text, '.'))), [], name);
  }
}

suite('a refactoring that is made', () => {
  test('leaves all records as they were, but for what it is to change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const files = randomFiles(seed);
        const random = new Random(seed + 1);
        const lines = (files.zone ?? '').split(/\r?\n/);
        const from = random.int(0, lines.length - 1);
        const until = Math.min(lines.length - 1, from + random.pick([0, 0, 1, 3, 8]));
        const start = { line: from, character: random.int(0, lines[from]?.length ?? 0) };
        const isPoint = random.chance(0.5);
        const range = {
          start: isPoint ? start : { line: from, character: 0 },
          end: isPoint ? start : { line: until, character: 0 },
        };
        for (const refactoring of REFACTORINGS) {
          const { zone } = read(files);
          const subject = subjectIn(zone, zone.root, files, range);
          if (refactoring.offer(subject) === undefined) continue;
          const change = made(refactoring, subject);
          if (typeof change === 'string') {
            assert.match(change, /^[A-Z].*\.$/);
            continue;
          }
          check(files, refactoring, change, subject.entries.length);
        }
      }),
      PROPERTY,
    );
    for (const { id } of REFACTORINGS) {
      if (id !== 'restore-ttl' && id !== 'restore-ttls')
        assert.ok((counts[id] ?? 0) > 0, `${id}: ${JSON.stringify(counts)}`);
    }
  });

  test('of a TTL is undone by the way back, byte for byte', () => {
    let restored = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const files = randomFiles(seed);
        const lines = (files.zone ?? '').split(/\r?\n/);
        const line = new Random(seed + 2).int(0, lines.length - 1);
        const range = { start: { line, character: 0 }, end: { line, character: 0 } };
        const { zone } = read(files);
        const there = refactoringBy('lower-ttl');
        const subject = subjectIn(zone, zone.root, files, range);
        if (there.offer(subject) === undefined) return;
        const change = made(there, subject);
        if (typeof change === 'string') return;
        const lowered = applied(files, change);
        const again = read(lowered).zone;
        for (const id of ['restore-ttl', 'restore-ttls']) {
          const back = made(refactoringBy(id), subjectIn(again, again.root, lowered, range));
          assert.ok(typeof back !== 'string', String(back));
          assert.deepEqual(applied(lowered, back), files);
        }
        restored++;
      }),
      PROPERTY,
    );
    assert.ok(restored > 50, `${restored}`);
  });
});

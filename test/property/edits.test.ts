import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type CheckedZone,
  changeText,
  checkZone,
  checkZoneNow,
  createCheckedZone,
  editCheckedZone,
  settle,
} from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import type { ZoneFiles } from '../../server/src/engine/zone/includes.ts';
import { PROPERTY } from '../support/properties.ts';
import { ARTIFICIAL_RULES } from './artificialRules.ts';
import { applyEdit } from './editedText.ts';
import { contentOf, textOf } from './zoneContent.ts';
import { edit, zoneText } from './zoneText.ts';

/** Small, so that a short text has many blocks. */
const blockBytes = fc.constantFrom(32, 64, 256, 1 << 15);

const texts = fc.record({ zone: zoneText, inc1: zoneText, inc2: zoneText });
type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never;

function filesOf(current: Readonly<Record<string, string>>): ZoneFiles {
  return {
    include(path) {
      const text = current[path];
      if (text === undefined) return { status: 'missing', tried: [path] };
      return { status: 'found', uri: path, bytes: encodeUtf8(text) };
    },
  };
}

function create(current: Texts, size: number): CheckedZone {
  const rules = [...RULES, ...ARTIFICIAL_RULES];
  const files = filesOf(current);
  return createCheckedZone({ uri: 'zone', origin: 'example.', files, rules, blockBytes: size });
}

function open(current: Texts, size: number): CheckedZone {
  const checked = create(current, size);
  checkZoneNow(checked, encodeUtf8(current.zone));
  return checked;
}

/** What is published while work is pending lies in the files' text. */
function assertInPlace(checked: CheckedZone, current: Readonly<Record<string, string>>): void {
  for (const { uri, start, end, rule } of publish(checked).findings) {
    const lines = (current[uri] ?? '').split(/\r\n|\r|\n/);
    for (const { line, character } of [start, end]) {
      assert.ok(character <= (lines[line]?.length ?? -1), `${rule} at ${uri} ${line}:${character}`);
    }
  }
}

/** Takes steps as far as there are any. */
function advance(work: Iterator<void>, steps: number): void {
  for (let step = 0; step < steps; step++) if (work.next().done) return;
}

test('blocks joined are the text', () => {
  fc.assert(
    fc.property(texts, blockBytes, (current, size) => {
      assert.equal(textOf(open(current, size).zone), current.zone);
    }),
    PROPERTY,
  );
});

test('the size of blocks changes nothing', () => {
  fc.assert(
    fc.property(texts, blockBytes, (current, size) => {
      assert.deepEqual(contentOf(open(current, size)), contentOf(open(current, 1 << 15)));
    }),
    PROPERTY,
  );
});

test('a limit takes the first findings, and counts the rest', () => {
  fc.assert(
    fc.property(texts, blockBytes, fc.integer({ min: 1, max: 20 }), (current, size, limit) => {
      const checked = open(current, size);
      const { findings } = publish(checked);
      const limited = publish(checked, { limit });
      assert.deepEqual(limited.findings, findings.slice(0, limited.findings.length));
      assert.ok(limited.findings.length <= limit);
      assert.ok(limited.findings.length + limited.more >= findings.length);
    }),
    PROPERTY,
  );
});

test('a zone that was edited is the zone that its text makes', () => {
  fc.assert(
    fc.property(
      texts,
      blockBytes,
      fc.array(edit, { minLength: 1, maxLength: 8, size: 'max' }),
      (start, size, edits) => {
        const current = { ...start };
        const checked = open(current, size);
        for (const each of edits) {
          const { change, text } = applyEdit(current[each.file], each);
          current[each.file] = text;
          editCheckedZone(checked, each.file, change);
          const fresh = open(current, size);
          assert.deepEqual(contentOf(checked), contentOf(fresh));
          const first = { limit: 3 };
          assert.deepEqual(publish(checked, first).findings, publish(fresh, first).findings);
        }
      },
    ),
    {
      ...PROPERTY,
      examples: [
        // The line behind a block tells where its last entry ends.
        [
          { zone: '@ NSEC ( b\nsub @\n@ 300 IN SOA ns1 mail 1 2 3 4 5\n', inc1: '', inc2: '' },
          16,
          [{ file: 'zone', from: 17 / 49, length: 0, text: '; ' }],
        ],
      ],
    },
  );
});

test('edits that come while work is pending end in the zone that their text makes', () => {
  const pendingEdit = fc.record({ edit, steps: fc.oneof(fc.nat(6), fc.nat(60)) });
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom(16, 32, 64, 256),
      fc.nat(20),
      fc.array(pendingEdit, { minLength: 1, maxLength: 8, size: 'max' }),
      (start, size, firstSteps, edits) => {
        const current = { ...start };
        const checked = create(current, size);
        advance(checkZone(checked, encodeUtf8(current.zone)), firstSteps);
        for (const { edit: each, steps } of edits) {
          // Before the first step, there is no text to change.
          if (firstSteps === 0) break;
          const { change, text } = applyEdit(current[each.file], each);
          current[each.file] = text;
          changeText(checked, each.file, change);
          assert.equal(textOf(checked.zone), current.zone);
          advance(settle(checked), steps);
          assert.equal(textOf(checked.zone), current.zone);
          assertInPlace(checked, current);
        }
        for (const _ of firstSteps === 0 ? checkZone(checked, encodeUtf8(current.zone)) : settle(checked));
        assert.deepEqual(contentOf(checked), contentOf(open(current, size)));
      },
    ),
    PROPERTY,
  );
});

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { FormatOptions } from '../../server/src/engine/editing/format/formatOptions.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { decodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES, type ZoneFiles } from '../../server/src/engine/zone/includes.ts';
import { loadedRecords } from '../../server/src/engine/zone/loadedRecords.ts';
import { randomZone } from '../oracle/randomZone.ts';
import { corpusBytes, expectations, needsCorpora } from '../support/corpora.ts';
import { diskFiles } from '../support/diskFiles.ts';
import { formatted } from '../support/formatted.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { openText } from '../support/openZone.ts';
import { PROPERTY } from '../support/properties.ts';
import { Random } from '../support/random.ts';
import { zoneText } from './zoneText.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Layouts that differ in all that can be set. */
const LAYOUTS: readonly Partial<FormatOptions>[] = [
  {},
  { useTabs: true, tabSize: 8 },
  { tabSize: 1, ownerWidth: 6, lineWidth: 40 },
  { tabSize: 3, spreadSoa: false, lineWidth: 60 },
];

/** Records with what else a server makes of the text; not where they stand. */
function meaningOf(bytes: Uint8Array, origin: string, files: ZoneFiles, uri: string) {
  const checked = openText(bytes, origin, files, uri);
  const records = [...loadedRecords(checked.zone)].map(({ owner, ttl, class: rrClass, type, data }) =>
    [owner, ttl, rrClass, type, data].join(' '),
  );
  const rules = publish(checked).findings.map(({ rule, message }) => `${rule} ${message}`);
  // A last line that lacks its end gets one: then that is no finding any more, and nothing is left to suppress.
  const ofLineEnd = /^zone\/(missing-final-newline|suppression-unused)/;
  return { records, rules: rules.filter((rule) => !ofLineEnd.test(rule)) };
}

/** All but blanks, line ends and parentheses, in any order: TTL and class may have changed places. */
function inkOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\s()]/g, '');
  return [...text]
    .sort()
    .join('')
    .replace(/(.)\1*/g, (run, char) => `${char}${run.length}\n`);
}

function linesOf(bytes: Uint8Array): string[] {
  return decodeUtf8(bytes).split('\n');
}

function assertSound(bytes: Uint8Array, origin: string, files: ZoneFiles = NO_FILES, uri = 'text'): void {
  const before = meaningOf(bytes, origin, files, uri);
  for (const layout of LAYOUTS) {
    const { zone } = openText(bytes, origin, files, uri);
    const once = formatted(zone, layout);
    const said = `${uri} ${JSON.stringify(layout)}`;
    assert.deepEqual(meaningOf(once, origin, files, uri), before, said);
    const again = openText(once, origin, files, uri);
    assert.deepEqual(linesOf(formatted(again.zone, layout)), linesOf(once), `formatted again: ${said}`);
    if (layout.spreadSoa === false) assert.deepEqual(inkOf(once).split('\n'), inkOf(bytes).split('\n'), said);
    const ends = (text: Uint8Array) => [decodeUtf8(text).includes('\r\n'), /[^\r]\n/.test(decodeUtf8(text))];
    if (ends(bytes)[0] !== ends(bytes)[1]) assert.deepEqual(ends(once), ends(bytes), said);
  }
}

suite('formatting keeps the records, and formats what it has formatted to itself', () => {
  test('in random zones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const { text, files } = randomZone(new Random(seed), 40);
        assertSound(Buffer.from(text), 'example', memoryFiles(files));
      }),
      { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 5) },
    );
  });

  test('in text that makes sense only here and there', () => {
    fc.assert(
      fc.property(zoneText, (text) => assertSound(Buffer.from(text), 'example.com.')),
      { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 2) },
    );
  });

  test('in the samples and the fixtures', () => {
    const files = globSync(['samples/**/*', 'test/fixtures/zones/**/*', 'test/grammar/*.zone'], {
      cwd: ROOT,
      withFileTypes: true,
    }).filter((entry) => entry.isFile());
    assert.ok(files.length > 20);
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name);
      const origin = `${basename(name).replace(/^db\.|\.zone$/g, '')}.`;
      assertSound(readFileSync(path), origin, diskFiles(path), path);
    }
  });

  test('in the corpora', (t) => {
    if (!needsCorpora(t)) return;
    const seen = new Set<string>();
    for (const { file, origin } of expectations()) {
      if (seen.has(file)) continue;
      seen.add(file);
      assertSound(corpusBytes(file), origin, NO_FILES, file);
    }
    t.diagnostic(`${seen.size} files`);
  });
});

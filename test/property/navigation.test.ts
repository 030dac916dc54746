import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { definitionOf } from '../../server/src/engine/editing/definition.ts';
import { cursorAt, entriesOf } from '../../server/src/engine/editing/entryAt.ts';
import { fileRange } from '../../server/src/engine/editing/fileRange.ts';
import { findOwners } from '../../server/src/engine/editing/findOwners.ts';
import { foldsOf } from '../../server/src/engine/editing/folding.ts';
import { linksOf } from '../../server/src/engine/editing/links.ts';
import { allBlocks, findMentions } from '../../server/src/engine/editing/names/findMentions.ts';
import { type Mention, mentionAt, mentionsOf } from '../../server/src/engine/editing/names/mention.ts';
import { type OutlineNode, outlineOf } from '../../server/src/engine/editing/outline.ts';
import { findReferences } from '../../server/src/engine/editing/references.ts';
import { joinEdits } from '../../server/src/engine/editing/rename/joinEdits.ts';
import { renameRefusal } from '../../server/src/engine/editing/rename/renameRefusal.ts';
import { type ReadingEdit, renameEdits } from '../../server/src/engine/editing/rename/renameZone.ts';
import { selectionAt } from '../../server/src/engine/editing/selection.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { ROOT } from '../../server/src/engine/zone/names.ts';
import { readName } from '../../server/src/engine/zone/nameText.ts';
import type { Position } from '../../server/src/engine/zone/position.ts';
import { readZoneNow } from '../../server/src/engine/zone/readZone.ts';
import { createZone, readingsOf, type Zone } from '../../server/src/engine/zone/zone.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { PROPERTY } from '../support/properties.ts';
import { zoneText } from './zoneText.ts';

const files = fc.record({ zone: zoneText, inc1: zoneText, inc2: zoneText });
type Files = typeof files extends fc.Arbitrary<infer T> ? T : never;

function open(texts: Files, blockBytes: number): Zone {
  const zone = createZone({ uri: 'zone', origin: 'example.', files: memoryFiles(texts), blockBytes });
  readZoneNow(zone, encodeUtf8(texts.zone));
  return zone;
}

function result<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

suite('whatever a zone file holds', () => {
  test('every name that is written is found by its name', () => {
    fc.assert(
      fc.property(files, fc.constantFrom(1, 64, 4096), (texts, blockBytes) => {
        const zone = open(texts, blockBytes);
        const { names } = zone;
        const key = ({ entry, start, end }: Mention) => {
          const { uri, start: from } = fileRange({ block: entry.block, start, end });
          return `${uri} ${from.line}:${from.character}`;
        };
        const written = new Map<number, string[]>();
        for (const [reading, block] of allBlocks(zone.root)) {
          for (const entry of entriesOf(zone, reading, block)) {
            for (const mention of mentionsOf(zone, entry)) {
              const name = names.fold(mention.name);
              written.set(name, [...(written.get(name) ?? []), key(mention)]);
            }
          }
        }
        for (const [name, places] of written) {
          if (name === ROOT) continue;
          const found: string[] = [];
          result(findMentions(zone, { name, below: false }, (mention) => found.push(key(mention))));
          assert.deepEqual(found.sort(), places.sort());
        }
      }),
      { ...PROPERTY, numRuns: Math.min(PROPERTY.numRuns, 400) },
    );
  });

  test('answers come, and lie in its text', () => {
    fc.assert(
      fc.property(
        files,
        fc.constantFrom(1, 64, 4096),
        fc.nat(40),
        fc.nat(20),
        (texts, blockBytes, line, character) => {
          const zone = open(texts, blockBytes);
          const lines = texts.zone.split(/\r\n|\r|\n/);
          const inText = ({ start, end }: { start: Position; end: Position }) => {
            assert.ok(!isBefore(end, start));
            assert.ok(end.line < lines.length && end.character <= (lines[end.line]?.length ?? 0));
          };
          const visit = (nodes: readonly OutlineNode[]): void => {
            for (const node of nodes) {
              inText(node);
              assert.ok(
                !isBefore(node.selection.start, node.start) && !isBefore(node.end, node.selection.end),
              );
              visit(node.children);
            }
          };
          visit(result(outlineOf(zone, zone.root)));
          for (const { first, last } of result(foldsOf(zone.root, 1000)))
            assert.ok(first < last && last < lines.length);
          for (const { place } of result(linksOf(zone, zone.root, 100))) inText(fileRange(place));
          result(findOwners(zone, 'a', 10));
          const cursor = cursorAt(zone, zone.root, { line, character });
          const ranges = selectionAt(zone, cursor);
          for (const range of ranges) inText(range);
          const mention = mentionAt(zone, cursor);
          if (mention === undefined) return;
          const name = zone.names.fold(mention.name);
          definitionOf(zone, name);
          result(findReferences(zone, name, ({ place }) => fileRange(place)));
          const bytes = encodeUtf8('renamed.example.');
          const renaming = { from: name, to: readName(zone.names, bytes, 0, bytes.length, ROOT) };
          if (name === ROOT || result(renameRefusal(zone, renaming)) !== undefined) return;
          const edits: ReadingEdit[] = [];
          result(renameEdits(zone, renaming, (edit) => edits.push(edit)));
          joinEdits(readingsOf(zone.root), edits);
        },
      ),
      PROPERTY,
    );
  });
});

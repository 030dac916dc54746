import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { findingRange } from '../../server/src/engine/message/editing/findingRange.ts';
import { hoverMessage } from '../../server/src/engine/message/editing/hoverMessage.ts';
import { messageDefinition } from '../../server/src/engine/message/editing/messageDefinition.ts';
import { messageFolds } from '../../server/src/engine/message/editing/messageFolds.ts';
import { messageHints } from '../../server/src/engine/message/editing/messageHints.ts';
import { type MessageNode, messageOutline } from '../../server/src/engine/message/editing/messageOutline.ts';
import type { PlacedReport, TextPlace } from '../../server/src/engine/message/placedReport.ts';
import { decodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { analyseWithPlaces } from '../../server/src/node/messageAnalysis.ts';
import { Random } from '../support/random.ts';

const MESSAGES = globSync(['samples/messages/*.eml', 'test/fixtures/messages/headers/*.eml'], { cwd: root })
  .sort()
  .map((path) => readFileSync(join(root, path), 'latin1'));

const PIECES = [
  '\r\n',
  '\n',
  '\r',
  '\n\n',
  ' ',
  '\t',
  ':',
  ';',
  '=',
  '=\r\n',
  '=3D',
  '&lt;a@b&gt;',
  '\ufeff',
  '\0',
  '\u202e',
  '\xe9',
  'h=',
  'i=1;',
  'Received: from a by b',
  '--',
  '(',
  '"',
  '=?utf-8?q?=',
  'DKIM-Signature: ',
  '\nARC-Seal: i=1; ',
  'x'.repeat(9000),
];

/** A message with some of it cut out, doubled and put in, as octets. */
function damaged(text: string, random: Random): Uint8Array {
  let made = text;
  for (let edits = random.int(1, 12); edits > 0; edits--) {
    const at = random.int(0, made.length);
    const end = Math.min(made.length, at + random.int(0, random.pick([3, 40, 400])));
    const middle = random.pick(['', random.pick(PIECES), made.slice(at, end).repeat(2)]);
    made = made.slice(0, at) + middle + made.slice(end);
  }
  return Buffer.from(made, random.chance(0.3) ? 'latin1' : 'utf8');
}

/** What editors take for lines. */
const linesOf = (bytes: Uint8Array) =>
  decodeUtf8(bytes)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/);

function isOrdered(...places: readonly TextPlace[]): boolean {
  return places.every((b, i) => {
    const a = places[i - 1] ?? b;
    return a.line < b.line || (a.line === b.line && a.character <= b.character);
  });
}

function checkOutline(nodes: readonly MessageNode[], start: TextPlace, end: TextPlace): void {
  let last = start;
  for (const node of nodes) {
    assert.notEqual(node.name, '');
    assert.ok(isOrdered(last, node.start, node.end, end), node.name);
    checkOutline(node.children, node.start, node.end);
    last = node.end;
  }
}

function check(placed: PlacedReport, lines: readonly string[], random: Random): void {
  const top = { line: 0, character: 0 };
  const end = { line: lines.length, character: 0 };
  for (const { at } of messageHints(placed, 0, lines.length)) {
    assert.match(lines[at.line]?.slice(0, at.character) ?? '', /^[!-9;-~]+[ \t]*:$/);
  }
  for (const { first, last } of messageFolds(placed, 1000)) assert.ok(first < last && last < lines.length);
  checkOutline(messageOutline(placed), top, end);
  for (const finding of placed.findings) {
    const range = findingRange(placed, finding);
    assert.ok(isOrdered(top, range.start, range.end, end), finding.rule);
  }
  for (let i = 0; i < 200; i++) {
    const line = random.int(0, Math.min(lines.length, 60) - 1);
    const place = { line, character: random.int(0, lines[line]?.length ?? 0) };
    const range = hoverMessage(placed, place)?.range;
    if (range !== undefined) assert.ok(isOrdered(range.start, place, range.end));
    for (const field of messageDefinition(placed, place)?.fields ?? []) assert.ok(placed.fields[field]);
  }
}

suite('what is shown in the text of a message', () => {
  test('lies within the text, in order, whatever has become of the message', async () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = new Random(seed);
      const bytes = damaged(random.pick(MESSAGES), random);
      const placed = await analyseWithPlaces(bytes, { now: 1_795_132_800_000, ownHosts: [] });
      try {
        check(placed, linesOf(bytes), random);
      } catch (error) {
        throw new Error(`seed ${seed}: ${JSON.stringify(decodeUtf8(bytes).slice(0, 3000))}`, {
          cause: error,
        });
      }
    }
  });
});

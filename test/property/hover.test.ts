import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { hoverAt } from '../../server/src/engine/editing/hover/hover.ts';
import { inlayHints } from '../../server/src/engine/editing/inlayHints.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { openText } from '../support/openZone.ts';
import { Random } from '../support/random.ts';

const FOLDER = join(root, 'test/fixtures/zones');
const NOW = Date.UTC(2026, 10, 24);

/** A text with characters taken out, put in and exchanged. */
function damaged(text: string, random: Random): string {
  let result = text;
  for (let i = 0; i < 12; i++) {
    const at = random.int(0, result.length);
    const put = random.pick(['', '(', '"', '\\', '$', '.', '@', ' ', '\n', '|', '`', 'é', '\\#', '0']);
    result = result.slice(0, at) + put + result.slice(at + random.int(0, 3));
  }
  return result;
}

/** Hovers over every word of a text; all that is said stays within the line's bounds. */
function hoverEverywhere(text: string): void {
  const checked = openText(text, 'example.com.');
  const { zone } = checked;
  const sources = {
    origin: { source: 'name' as const },
    others: [],
    findings: publish(checked).findings,
    crypto: { hash: () => new Uint8Array(32) },
    now: NOW,
  };
  const lines = text.split(/\r\n|\r|\n/);
  for (const [line, content] of lines.entries()) {
    for (const { index } of content.matchAll(/(?<=^|[\s()])./g)) {
      const position = { line, character: index };
      const hover = hoverAt(zone, zone.root, position, sources);
      if (hover === undefined) continue;
      assert.notEqual(hover.text.trim(), '');
      assert.doesNotMatch(hover.text, /undefined|NaN|\[object/, `at ${line}:${index} in\n${text}`);
      const { start, end } = hover;
      assert.ok(start.line < line || (start.line === line && start.character <= index));
      assert.ok(end.line > line || (end.line === line && end.character >= index));
    }
  }
  const options = { names: true, ttl: true, serial: true, now: NOW };
  for (const { at } of inlayHints(zone, zone.root, { from: 0, to: lines.length }, options))
    assert.ok(at.character <= (lines[at.line] as string).length);
}

suite('hover and inlay hints stand every place of', () => {
  for (const path of globSync('**/*', { cwd: FOLDER, withFileTypes: true }).filter((file) => file.isFile())) {
    const file = join(path.parentPath, path.name);
    test(`${basename(path.parentPath)}/${path.name}, sound and damaged`, () => {
      const text = readFileSync(file, 'utf8').slice(0, 6000);
      const random = new Random(text.length);
      hoverEverywhere(text);
      for (let round = 0; round < 3; round++) hoverEverywhere(damaged(text, random));
    });
  }
});

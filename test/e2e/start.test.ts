import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { findDesktop } from '../../scripts/editor/desktop.ts';
import { cache, root } from '../../scripts/setup/paths.ts';
import { launchChromium } from './launch/chromium.ts';
import { faultySample } from './sampleNames.ts';

const installed = ['node_modules', relative(root, cache)];
const leftOut = [...installed, '.git', 'dist'];

test('npm start shows the extension on samples/ and ends in good order', { timeout: 300_000 }, async (t) => {
  if ((await findDesktop()) !== undefined) {
    t.diagnostic('npm start opens the desktop VS Code here; the suite in it tests the extension.');
    return;
  }
  // A copy, since a start builds dist/, which other tests read at the same time.
  const copy = mkdtempSync(join(tmpdir(), 'hostmaster-start-'));
  t.after(() => rmSync(copy, { recursive: true, maxRetries: 3 }));
  cpSync(root, copy, { recursive: true, filter: (path) => !leftOut.includes(relative(root, path)) });
  for (const folder of installed) symlinkSync(join(root, folder), join(copy, folder));

  const start = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => start.kill('SIGTERM'));
  const address = await printedAddress(start);
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(address);
  await page.getByRole('treeitem', { name: faultySample }).dblclick();
  await page.waitForSelector('.squiggly-error');

  start.kill('SIGINT');
  const [code] = await once(start, 'close');
  assert.equal(code, 0);
  await assert.rejects(fetch(address), 'the editor is still served');
});

async function printedAddress(start: ChildProcess): Promise<string> {
  assert.ok(start.stdout !== null);
  for await (const line of createInterface({ input: start.stdout })) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('npm start ended without printing an address.');
}

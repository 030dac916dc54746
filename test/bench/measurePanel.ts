import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { findDesktop } from '../../scripts/editor/desktop.ts';
import { startWorkbench, workbenchAddress } from '../../scripts/editor/workbench.ts';
import { launchChromium } from '../e2e/launch/chromium.ts';
import { frameWith } from '../e2e/launch/hands.ts';
import { makeStage } from '../e2e/launch/stage.ts';
import { generateMessage } from './generateMessage.ts';
import type { Panel } from './results.ts';
import { spread } from './spread.ts';

const KiB = 1024;
const SMALL = 100 * KiB;
const LARGE = 25 * KiB * KiB;

/** What stands in a panel once a message is explained. */
const PICTURE = 'main.message h1';

/**
 * Pastes messages into the panel of a real VS Code, and opens a large one. `undefined` on the desktop, where the window is not
 * driven.
 */
export async function measurePanel(runs: number): Promise<Panel | undefined> {
  if ((await findDesktop()) !== undefined) return undefined;
  await using cleanup = new AsyncDisposableStack();
  const stage = await makeStage();
  cleanup.defer(() => stage.remove());
  writeFileSync(join(stage.workspace, 'large.eml'), await generateMessage(LARGE));
  const workbench = await startWorkbench();
  cleanup.defer(() => workbench.stop());
  const browser = await launchChromium();
  cleanup.defer(() => browser.close());
  const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(workbenchAddress(workbench.authority, stage.workspace, stage.extension));

  // With a small message first, so that the programs are loaded.
  await page.getByRole('treeitem', { name: 'messages' }).click();
  await page.getByRole('treeitem', { name: 'spoof.eml' }).dblclick();
  // From then on the menus have the extension's commands.
  await page.getByRole('button', { name: 'Email message' }).waitFor();
  await analyze(page, 'spoof.eml');
  const pasted: number[] = [];
  for (let run = 0; run < runs; run++) {
    const frame = await frameWith(page, PICTURE);
    await frame.getByRole('button', { name: 'Paste another' }).click();
    pasted.push(await timePaste(page, await generateMessage(SMALL, run + 1)));
  }

  await page.evaluate(METER);
  const large = await timeFile(page, 'large.eml');
  return {
    pasted: { octets: SMALL, ms: spread(pasted) },
    files: [{ name: '25 MB', ...large }],
  };
}

/** Has a file explained in a panel of its own: the milliseconds until its verdict, and how long the window stood still meanwhile. */
async function timeFile(page: Page, name: string): Promise<{ ms: number; longestGapMs: number }> {
  await page.evaluate('longestGap = 0');
  const started = await analyze(page, name);
  await frameWith(page, PICTURE);
  return { ms: performance.now() - started, longestGapMs: Number(await page.evaluate('longestGap')) };
}

/** Notes how long the window does nothing else at a time, as its user feels it. */
const METER = `
  globalThis.longestGap = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
  }, 4);
`;

/** Notes when a paste begins, and when what came of it was drawn. */
const WATCH = `
  globalThis.drawn = new Promise((resolve) => {
    let pasted;
    addEventListener('paste', () => (pasted = performance.now()), { capture: true, once: true });
    new MutationObserver((_, observer) => {
      if (pasted === undefined || document.querySelector('${PICTURE}') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pasted)));
    }).observe(document.body, { childList: true, subtree: true });
  });
  undefined;
`;

/** Pastes a message by keyboard; returns the milliseconds until its verdict was drawn. */
async function timePaste(page: Page, text: string): Promise<number> {
  const frame: Frame = await frameWith(page, 'textarea');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await frame.evaluate(WATCH);
  await frame.locator('textarea').press('ControlOrMeta+V');
  return Number(await frame.evaluate('drawn'));
}

/** Has a file of the explorer explained, by its menu; returns when that was chosen. */
async function analyze(page: Page, name: string): Promise<number> {
  await page.getByRole('treeitem', { name }).click({ button: 'right' });
  // By the keyboard: a menu that has just opened takes no clicks.
  await page.getByRole('menuitem', { name: 'Analyze email headers' }).hover();
  const chosen = performance.now();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name }).first().waitFor();
  return chosen;
}

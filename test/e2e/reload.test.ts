import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { findDesktop } from '../../scripts/editor/desktop.ts';
import { startWorkbench, workbenchAddress } from '../../scripts/editor/workbench.ts';
import { launchChromium } from './launch/chromium.ts';
import { handsOn } from './launch/hands.ts';
import { makeStage } from './launch/stage.ts';

test('a panel is there again after the window was loaded anew', { timeout: 120_000 }, async (t) => {
  if ((await findDesktop()) !== undefined) {
    t.diagnostic(
      'The suite runs in the desktop VS Code here, whose window cannot be loaded anew from outside.',
    );
    return;
  }
  const stage = await makeStage();
  t.after(() => stage.remove());
  const workbench = await startWorkbench();
  t.after(() => workbench.stop());
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const { inPanel } = handsOn(page);
  await page.goto(workbenchAddress(workbench.authority, stage.workspace, stage.extension));
  // With the language of the file in the status bar, commands of the extension are known.
  await page.getByRole('treeitem', { name: 'messages' }).click();
  await page.getByRole('treeitem', { name: 'spoof.eml' }).dblclick();
  await page.getByRole('button', { name: 'Email message' }).waitFor();
  await runCommand(page, 'Analyze email headers');
  await inPanel({ selector: 'main.message h1', does: { kind: 'await' } });
  // As the editor does it, which keeps what is open before.
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await inPanel({ selector: 'main.message h1', does: { kind: 'await' } });
});

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

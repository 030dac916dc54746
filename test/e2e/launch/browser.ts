import type { Page } from 'playwright-core';
import { startWorkbench, workbenchAddress } from '../../../scripts/editor/workbench.ts';
import { launcherVariable, type Report } from '../protocol.ts';
import { launchChromium } from './chromium.ts';
import { handsOn } from './hands.ts';
import { listen } from './listener.ts';
import type { Stage } from './stage.ts';

/** Runs the suite in VS Code's server, shown by Chromium. Throws when the run ends in any way but well. */
export async function runInBrowser(stage: Stage): Promise<readonly Report[]> {
  await using cleanup = new AsyncDisposableStack();
  const browser = await launchChromium();
  cleanup.defer(() => browser.close());
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    // A desktop's clipboard asks nobody.
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const listener = await listen(handsOn(page));
  cleanup.defer(() => listener.close());
  const workbench = await startWorkbench({ environment: { [launcherVariable]: listener.address } });
  cleanup.defer(() => workbench.stop());
  const { authority } = workbench;
  const ended = await untilExit(
    page,
    workbenchAddress(authority, stage.workspace, stage.extension, stage.tests),
  );
  if (ended.code !== 0) throw new Error(`The run ended with ${ended.code}:\n${ended.log}`);
  return listener.reports;
}

/** Opens the address and waits for the end of the tests that it names, with the code and console output that they had. */
export async function untilExit(page: Page, address: string): Promise<{ code: number; log: string }> {
  const log: string[] = [];
  // VS Code calls two functions of the page.
  const exit = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    log.push(`${type}: ${args.map(String).join(' ')}`);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
  page.once('crash', () => exit.reject(new Error('The page crashed.')));
  await page.goto(address);
  return { code: await exit.promise, log: log.join('\n') };
}

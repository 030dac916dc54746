import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findDesktop } from '../../scripts/editor/desktop.ts';
import { startWorkbench, workbenchAddress } from '../../scripts/editor/workbench.ts';
import { root } from '../../scripts/setup/paths.ts';
import { untilExit } from '../e2e/launch/browser.ts';
import { launchChromium } from '../e2e/launch/chromium.ts';
import { runOnDesktop } from '../e2e/launch/desktop.ts';
import { listen, NO_HANDS } from '../e2e/launch/listener.ts';
import { makeStage, type Stage } from '../e2e/launch/stage.ts';
import { launcherVariable, type Report } from '../e2e/protocol.ts';
import type { Activation } from './results.ts';
import { spread } from './spread.ts';

/** Activates the packed extension in a real VS Code, in a new extension host each time. */
export async function measureActivation(runs: number): Promise<Activation> {
  const laidOut = await makeStage();
  const stage = { ...laidOut, tests: join(root, 'dist/test/activationProbe.cjs') };
  try {
    const executable = await findDesktop();
    return executable === undefined ? await inBrowser(stage, runs) : await onDesktop(executable, stage, runs);
  } finally {
    laidOut.remove();
  }
}

async function onDesktop(executable: string, stage: Stage, runs: number): Promise<Activation> {
  const called: number[] = [];
  for (let run = 0; run < runs; run++) called.push(...durations(await runOnDesktop(executable, stage)));
  return { calledMs: spread(called) };
}

async function inBrowser(stage: Stage, runs: number): Promise<Activation> {
  await using cleanup = new AsyncDisposableStack();
  const browser = await launchChromium();
  cleanup.defer(() => browser.close());
  const reported: number[] = [];
  // High enough for all rows: those outside of the window are not in the document.
  const viewport = { width: 1280, height: 4000 };
  let page: Page | undefined;
  const listener = await listen({
    ...NO_HANDS,
    async screenshot({ awaits }) {
      if (page === undefined) return;
      await page.waitForSelector(awaits);
      const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'hostmaster' });
      const text = (await row.locator('.activation-time').first().textContent()) ?? '';
      reported.push(Number(/(\d+)\s*ms/.exec(text)?.[1]));
    },
  });
  cleanup.defer(() => listener.close());
  const workbench = await startWorkbench({ environment: { [launcherVariable]: listener.address } });
  cleanup.defer(() => workbench.stop());
  const address = workbenchAddress(workbench.authority, stage.workspace, stage.extension, stage.tests);
  for (let run = 0; run < runs; run++) {
    page = await browser.newPage({ viewport });
    const { code, log } = await untilExit(page, address);
    if (code !== 0) throw new Error(`The run ended with ${code}:\n${log}`);
    await page.close();
  }
  const called = durations(listener.reports);
  return { reportedMs: spread(reported), calledMs: spread(called.length > 0 ? called : reported) };
}

function durations(reports: readonly Report[]): number[] {
  return reports.flatMap((report) => (report.kind === 'fact' ? Number(report.text) : []));
}

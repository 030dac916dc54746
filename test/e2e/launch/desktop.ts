import { createServer } from 'node:net';
import { runTests } from '@vscode/test-electron';
import { type Browser, chromium } from 'playwright-core';
import { launcherVariable, type Report } from '../protocol.ts';
import { handsOn } from './hands.ts';
import { type Hands, listen } from './listener.ts';
import type { Stage } from './stage.ts';

/** Runs the suite in a desktop VS Code. Throws when the run ends in any way but well. */
export async function runOnDesktop(executable: string, stage: Stage): Promise<readonly Report[]> {
  // The window's contents are reached as a debugger does.
  const port = await freePort();
  let browser: Browser | undefined;
  const hands = async (): Promise<Hands> => {
    browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const pages = browser.contexts().flatMap((context) => context.pages());
    const window = pages.find((page) => page.url().includes('workbench'));
    if (window === undefined) throw new Error('The window of VS Code was not found.');
    return handsOn(window);
  };
  const listener = await listen({
    screenshot: async (request) => (await hands()).screenshot(request),
    inPanel: async (request) => (await hands()).inPanel(request),
  });
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: stage.extension,
      extensionTestsPath: stage.tests,
      extensionTestsEnv: { [launcherVariable]: listener.address },
      launchArgs: [
        stage.workspace,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--remote-debugging-port=${port}`,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return listener.reports;
  } finally {
    await browser?.close();
    listener.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

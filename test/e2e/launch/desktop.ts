import { runTests } from '@vscode/test-electron';
import { launcherVariable, type Report } from '../protocol.ts';
import { listen } from './listener.ts';
import type { Stage } from './stage.ts';

/** Runs the suite in a desktop VS Code. Throws when the run ends in any way but well. */
export async function runOnDesktop(executable: string, stage: Stage): Promise<readonly Report[]> {
  // Pictures are taken in the browser route, which can reach the window's contents.
  const listener = await listen(async () => {});
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
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return listener.reports;
  } finally {
    listener.close();
  }
}

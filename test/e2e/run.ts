import { commands, extensions } from 'vscode';
import type { Case } from './case.ts';
import { diffs } from './cases/diffs.ts';
import { findingsShown } from './cases/findingsShown.ts';
import { quickFix } from './cases/quickFix.ts';
import { restart } from './cases/restart.ts';
import { screenshots } from './cases/screenshots.ts';
import { untitled } from './cases/untitled.ts';
import { report } from './launcher.ts';

const cases: readonly Case[] = [findingsShown, quickFix, untitled, diffs, restart, screenshots];

/** Called by VS Code's extension host: runs every case and reports each to the launcher. */
export async function run(): Promise<void> {
  const extension = extensions.getExtension('hostmaster.hostmaster');
  if (extension === undefined) throw new Error('The extension is not there.');
  const start = performance.now();
  await extension.activate();
  await report({ kind: 'fact', text: `activation took ${Math.round(performance.now() - start)} ms` });
  for (const { name, run: tryIt } of cases) {
    try {
      await tryIt();
      await report({ kind: 'case', name });
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      await report({ kind: 'case', name, error: text });
    }
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
  }
}

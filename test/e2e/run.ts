import { ConfigurationTarget, commands, extensions, workspace } from 'vscode';
import type { Case } from './case.ts';
import {
  compareMessages,
  exportMessage,
  hostileMessage,
  linkedMessage,
  pasteMessage,
  reportEditor,
  verifyMessage,
} from './cases/analyzeMessage.ts';
import { checkAll, checkMail, checkTask } from './cases/checkAll.ts';
import { configuration } from './cases/configuration.ts';
import { correctFile } from './cases/correctFile.ts';
import { diffs } from './cases/diffs.ts';
import { disableActions } from './cases/disableActions.ts';
import { explanations } from './cases/explanations.ts';
import { findingsShown } from './cases/findingsShown.ts';
import { flattenSpf } from './cases/flattenSpf.ts';
import { formatting } from './cases/formatting.ts';
import { generateDkimKey } from './cases/generateDkimKey.ts';
import { lookups } from './cases/lookups.ts';
import { checkMailRecord, mtaStsPolicy, recordsInPrograms } from './cases/mailRecords.ts';
import { messageEditor } from './cases/messageEditor.ts';
import { navigation, renameHost } from './cases/navigation.ts';
import { openReports } from './cases/openReports.ts';
import { quickFix } from './cases/quickFix.ts';
import { restart } from './cases/restart.ts';
import { screenshots } from './cases/screenshots.ts';
import { serial } from './cases/serial.ts';
import { spfTree } from './cases/spfTree.ts';
import { typing } from './cases/typing.ts';
import { untitled } from './cases/untitled.ts';
import { verifyDnssec } from './cases/verifyDnssec.ts';
import { zoneName } from './cases/zoneName.ts';
import { report, screenshot } from './launcher.ts';

const cases: readonly Case[] = [
  findingsShown,
  correctFile,
  quickFix,
  untitled,
  typing,
  diffs,
  configuration,
  disableActions,
  zoneName,
  navigation,
  renameHost,
  explanations,
  formatting,
  serial,
  verifyDnssec,
  lookups,
  spfTree,
  flattenSpf,
  generateDkimKey,
  checkMailRecord,
  recordsInPrograms,
  mtaStsPolicy,
  messageEditor,
  pasteMessage,
  verifyMessage,
  linkedMessage,
  compareMessages,
  exportMessage,
  reportEditor,
  hostileMessage,
  openReports,
  checkAll,
  checkMail,
  checkTask,
  restart,
  screenshots,
];

/** Called by VS Code's extension host: runs every case and reports each to the launcher. */
export async function run(): Promise<void> {
  const extension = extensions.getExtension('hostmaster.hostmaster');
  if (extension === undefined) throw new Error('The extension is not there.');
  const start = performance.now();
  await extension.activate();
  await report({ kind: 'fact', text: `activation took ${Math.round(performance.now() - start)} ms` });
  // Nothing outside of this machine is asked: nobody listens there.
  const configuration = workspace.getConfiguration('hostmaster');
  await configuration.update('dns.resolvers', ['127.0.0.1:9'], ConfigurationTarget.Global);
  for (const each of cases) {
    try {
      await withoutHanging(each);
      await report({ kind: 'case', name: each.name });
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      await report({ kind: 'case', name: each.name, error: text });
      await screenshot({ name: `failed-${cases.indexOf(each)}`, awaits: 'body' });
    }
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
  }
}

/** Runs a case; one whose signal never comes fails after a minute, so that the others are still run. */
async function withoutHanging({ run }: Case): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const hanging = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('What the case waits for did not happen.')), 60_000);
  });
  try {
    await Promise.race([run(), hanging]);
  } finally {
    clearTimeout(timer);
  }
}

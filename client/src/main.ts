import { commands, type ExtensionContext, type Uri, window } from 'vscode';
import { flattenSpfRecord, saveFile as saveFileCommand, showSpfTree } from '../../server/src/protocol.ts';
import type { PanelState } from '../webview/panelProtocol.ts';
import { checkMailRecord } from './checkMailRecord.ts';
import { createCheckTasks } from './checkTask.ts';
import { onFirstZone } from './firstZone.ts';
import type { Given } from './generateDkimKey.ts';
import { MESSAGE_EDITOR, MESSAGE_PANEL, REPORTS_PANEL } from './panels/panelTypes.ts';
import { saveFile } from './saveFile.ts';
import type { Session } from './session.ts';

let session: Promise<Session> | undefined;

/**
 * Registers the commands. The language client, by far the largest part of the extension, is loaded with the first zone
 * file or command that needs it.
 */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Hostmaster', { log: true });
  const start = (): Promise<Session> => {
    session ??= import('./session.ts').then(({ startSession }) => startSession(context, output));
    return session;
  };
  context.subscriptions.push(
    output,
    createCheckTasks(context.asAbsolutePath('dist/cli.cjs')),
    commands.registerCommand('hostmaster.setZoneName', async (name?: string) =>
      (await start()).setZoneName(name),
    ),
    commands.registerCommand('hostmaster.bumpSerial', async () => (await start()).bumpSerial()),
    commands.registerCommand('hostmaster.checkMailRecord', checkMailRecord),
    commands.registerCommand('hostmaster.verifyDnssec', async () => (await start()).verifyDnssec()),
    commands.registerCommand('hostmaster.lookUp', async () => (await start()).lookups.now()),
    commands.registerCommand('hostmaster.setLookups', async () => (await start()).lookups.choose()),
    commands.registerCommand('hostmaster.generateDkimKey', async (given?: Given) =>
      (await start()).generateDkimKey(given),
    ),
    commands.registerCommand(showSpfTree, async (uri, position) =>
      (await start()).spfTree.show(uri, position),
    ),
    commands.registerCommand('hostmaster.refreshSpfTree', async () => (await start()).spfTree.refresh()),
    commands.registerCommand(flattenSpfRecord, async (uri, position, only, given) =>
      (await start()).spfFlattening.flatten(uri, position, only, given),
    ),
    commands.registerCommand('hostmaster.analyzeMessage', async (uri?: Uri) =>
      (await start()).messages.analyze(uri),
    ),
    commands.registerCommand('hostmaster.openReportToSide', async (uri?: Uri) =>
      (await start()).messages.analyze(uri),
    ),
    commands.registerCommand(
      'hostmaster.compareMessages',
      async (_: Uri, [left, right]: readonly Uri[] = []) => {
        if (left !== undefined && right !== undefined) (await start()).messages.compare(left, right);
      },
    ),
    window.registerWebviewPanelSerializer(MESSAGE_PANEL, {
      deserializeWebviewPanel: async (panel, state: PanelState | undefined) =>
        (await start()).messages.restore(panel, state),
    }),
    commands.registerCommand('hostmaster.openReports', async (uri?: Uri, uris?: readonly Uri[]) =>
      (await start()).reports.open(uris ?? (uri && [uri])),
    ),
    window.registerWebviewPanelSerializer(REPORTS_PANEL, {
      deserializeWebviewPanel: async (panel, state: PanelState | undefined) =>
        (await start()).reports.restore(panel, state),
    }),
    window.registerCustomEditorProvider(MESSAGE_EDITOR, {
      openCustomDocument: (uri) => ({ uri, dispose() {} }),
      resolveCustomEditor: async ({ uri }, panel) => (await start()).messages.showIn(panel, uri),
    }),
    commands.registerCommand(saveFileCommand, saveFile),
    commands.registerCommand('hostmaster.checkAll', async () => (await start()).checkAll()),
    commands.registerCommand('hostmaster.clearWorkspaceFindings', async () =>
      (await session)?.clearWorkspaceFindings(),
    ),
    commands.registerCommand('hostmaster.restartServer', async () => (await start()).restart()),
    commands.registerCommand('hostmaster.showOutput', () => output.show()),
    onFirstZone(start),
  );
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
  await (await session)?.end();
  session = undefined;
}

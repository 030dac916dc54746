import { commands, type ExtensionContext, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { saveFile as saveFileCommand } from '../../server/src/protocol.ts';
import { createCheckTasks } from './checkTask.ts';
import { createClient } from './languageClient.ts';
import { saveFile } from './saveFile.ts';
import { createStatus } from './status.ts';
import { createWorkspaceCheck } from './workspaceCheck.ts';
import { createZoneNames } from './zoneNames.ts';

let client: LanguageClient | undefined;

/** Starts the language server and registers the commands. Called by VS Code when the first zone file is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Hostmaster', { log: true });
  const server = createClient(context.asAbsolutePath('dist/server.cjs'), output);
  client = server;
  const zoneNames = createZoneNames(server);
  const workspaceCheck = createWorkspaceCheck(server);
  context.subscriptions.push(
    output,
    createStatus(server),
    zoneNames,
    workspaceCheck,
    createCheckTasks(context.asAbsolutePath('dist/cli.cjs')),
    commands.registerCommand('hostmaster.setZoneName', (name?: string) => zoneNames.set(name)),
    commands.registerCommand(saveFileCommand, saveFile),
    commands.registerCommand('hostmaster.checkAll', () => workspaceCheck.check()),
    commands.registerCommand('hostmaster.clearWorkspaceFindings', () => workspaceCheck.clear()),
    commands.registerCommand('hostmaster.restartServer', () => server.restart()),
    commands.registerCommand('hostmaster.showOutput', () => output.show()),
  );
  try {
    await server.start();
  } catch (error) {
    // The client has told the user; the commands stay, so that a restart can be tried.
    output.error(error instanceof Error ? error : String(error));
  }
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

import { commands, TabInputText, type TextDocument, Uri, window, workspace } from 'vscode';
import { until } from './until.ts';

/** The URI of a file in the folder that is open. */
export function inWorkspace(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  return Uri.joinPath(folder.uri, name);
}

/** Writes a file of the folder that is open. */
export async function writeFile(name: string, text: string): Promise<Uri> {
  const uri = inWorkspace(name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The text of a file of the folder that is open. */
export async function readFile(name: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(inWorkspace(name)));
}

/** The name of the project's configuration. */
export const configName = '.hostmaster.json';

/** Takes the configuration away, after a case that made one. */
export async function removeConfig(): Promise<void> {
  await close(inWorkspace(configName));
  await workspace.fs.delete(inWorkspace(configName));
}

/** Opens a file as a user does: the document lives as long as its editor does. */
export async function open(uri: Uri): Promise<TextDocument> {
  await commands.executeCommand('vscode.open', uri, { preview: false });
  return until(window.onDidChangeActiveTextEditor, () => {
    const document = window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() ? document : undefined;
  });
}

/** Saves and closes a file, and waits until it is closed. */
export async function close(uri: Uri): Promise<void> {
  const document = () => workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document()?.isDirty) await document()?.save();
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  await window.tabGroups.close(
    tabs.filter(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
  );
  await until(workspace.onDidCloseTextDocument, () => document() === undefined || undefined);
}

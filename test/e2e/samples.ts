import { type TextDocument, Uri, window, workspace } from 'vscode';

/** Opens a file of samples/ in an editor. The suite works on a copy of the folder. */
export async function openSample(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document, { preview: false });
  return document;
}

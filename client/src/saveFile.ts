import { Uri, workspace } from 'vscode';

/** Saves a file that was changed without being seen: it is open then. */
export async function saveFile(address: string): Promise<void> {
  const uri = Uri.parse(address).toString();
  await workspace.textDocuments.find((document) => document.uri.toString() === uri)?.save();
}

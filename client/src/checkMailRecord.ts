import { window, workspace } from 'vscode';

/** Opens an untitled document in which records are checked as they are typed or pasted. */
export async function checkMailRecord(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: 'mail-record' }));
}

import { window, workspace } from 'vscode';
import { mentionsRecord } from './mailLanguages.ts';

/**
 * Opens an untitled document in which records are checked as they are typed or pasted; with what is selected, where that is a
 * record, such as one in a message or a web page.
 */
export async function checkMailRecord(): Promise<void> {
  const editor = window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  const content = mentionsRecord(selected) ? `${selected.trimEnd()}\n` : '';
  await window.showTextDocument(await workspace.openTextDocument({ language: 'mail-record', content }));
}

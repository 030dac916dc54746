import { tmpdir } from 'node:os';
import { env, l10n, Uri, window, workspace } from 'vscode';

/** Asks where a text is to be saved, and saves it there. */
export async function saveText(text: string, name: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Save the report'),
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await window.showTextDocument(target);
}

/** Opens a page in the user's browser, from where it can be printed: panels of the editor cannot. */
export async function printPage(html: string): Promise<void> {
  const file = Uri.joinPath(Uri.file(tmpdir()), `hostmaster-report-${Date.now()}.html`);
  await workspace.fs.writeFile(file, new TextEncoder().encode(html));
  await env.openExternal(file);
}

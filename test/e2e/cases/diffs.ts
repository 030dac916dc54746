import assert from 'node:assert/strict';
import {
  commands,
  type Diagnostic,
  extensions,
  languages,
  Position,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';

/** The part of VS Code's Git extension that is used here. */
interface Git {
  openRepository(root: Uri): Promise<unknown>;
  toGitUri(uri: Uri, ref: string): Uri;
}

export const diffs: Case = {
  name: 'in a diff with Git only the file itself has findings',
  async run() {
    const { uri } = await openSample(faultySample);
    const git: Git = (await extensions.getExtension('vscode.git')?.activate())?.getAPI(1);
    await git.openRepository(Uri.joinPath(uri, '..'));
    const committed = git.toGitUri(uri, 'HEAD');
    const left = await workspace.openTextDocument(committed);
    assert.equal(left.languageId, 'dns-zone');
    await commands.executeCommand('vscode.diff', committed, uri, 'diff');
    const lines = (found: readonly Diagnostic[]) => found.map(({ range }) => range.start.line).join();
    const before = lines(await findings(uri));
    // The answer to an edit comes after the answers to what was opened before: by then the left side would have its
    // findings too.
    const edit = new WorkspaceEdit();
    edit.insert(uri, new Position(0, 0), ';\n;\n');
    await workspace.applyEdit(edit);
    await findings(uri, (found) => lines(found) !== before);
    const elsewhere = languages
      .getDiagnostics()
      .filter(([{ scheme }, found]) => scheme === 'git' && found.length > 0);
    assert.deepEqual(elsewhere, []);
  },
};

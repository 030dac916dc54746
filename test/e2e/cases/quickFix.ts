import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  type TextDocument,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';

export const quickFix: Case = {
  name: 'a quick fix removes the finding that it belongs to, and undo brings it back',
  async run() {
    const document = await openSample(faultySample);
    const before = await findings(document.uri);
    const { finding, edit } = await firstFix(document, before);
    assert.ok(await workspace.applyEdit(edit));
    const count = (found: readonly Diagnostic[]) =>
      found.filter(({ message }) => message === finding.message).length;
    await findings(document.uri, (found) => count(found) < count(before));
    await commands.executeCommand('undo');
    await findings(document.uri, (found) => count(found) === count(before));
  },
};

async function firstFix(document: TextDocument, found: readonly Diagnostic[]) {
  for (const finding of found) {
    const actions: CodeAction[] = await commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      CodeActionKind.QuickFix.value,
      // Resolves that many actions, so that their edits are there.
      10,
    );
    const edit = actions.find((action) => action.isPreferred && action.edit)?.edit ?? actions[0]?.edit;
    if (edit !== undefined) return { finding, edit };
  }
  throw new Error(`No finding of ${document.fileName} has a quick fix.`);
}

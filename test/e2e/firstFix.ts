import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  type TextDocument,
  type WorkspaceEdit,
} from 'vscode';

/** The first of the findings that has a quick fix, and the edit of that; the preferred one where there are several. */
export async function firstFix(
  document: TextDocument,
  found: readonly Diagnostic[],
): Promise<{ finding: Diagnostic; edit: WorkspaceEdit }> {
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

import {
  commands,
  type Diagnostic,
  type Disposable,
  languages,
  ProgressLocation,
  type TextDocument,
  tasks,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type LanguageClient, type Diagnostic as Lsp, WorkDoneProgress } from 'vscode-languageclient/node';
import {
  type CheckWorkspaceParams,
  type CheckWorkspaceResult,
  checkWorkspace,
} from '../../server/src/protocol.ts';
import { TASK_TYPE } from './checkTask.ts';

let runs = 0;

/**
 * Checks all zone files and mail records of the workspace on demand, and shows what is found in those that are not open: an open file has
 * its findings as it is in the editor. What was found in a file holds until it changes, or the next check.
 */
export function createWorkspaceCheck(
  client: LanguageClient,
): Disposable & { check(): Promise<void>; clear(): void } {
  const collection = languages.createDiagnosticCollection('hostmaster-workspace');
  const found = new Map<string, readonly Diagnostic[]>();
  const show = (uri: Uri) => collection.set(uri, isOpen(uri) ? [] : (found.get(uri.toString()) ?? []));
  const forget = ({ uri }: Pick<TextDocument, 'uri'>) => {
    if (!found.delete(uri.toString())) return;
    collection.delete(uri);
  };
  const clear = () => {
    found.clear();
    collection.clear();
  };

  const check = async (): Promise<void> => {
    const options = {
      location: ProgressLocation.Notification,
      title: 'Checking all zones',
      cancellable: true,
    };
    const result = await window.withProgress(options, async (progress, token) => {
      const workDoneToken = `hostmaster-check-${++runs}`;
      let done = 0;
      const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind !== 'report') return;
        const { percentage = done, message = '' } = value;
        progress.report({ increment: percentage - done, message: workspace.asRelativePath(message) });
        done = percentage;
      });
      try {
        const params: CheckWorkspaceParams = { workDoneToken };
        return await client.sendRequest<CheckWorkspaceResult<Lsp>>(checkWorkspace, params, token);
      } finally {
        listening.dispose();
      }
    });
    clear();
    for (const { uri, diagnostics } of result.files) {
      const file = Uri.parse(uri);
      found.set(file.toString(), await client.protocol2CodeConverter.asDiagnostics([...diagnostics]));
      show(file);
    }
    await tell(result);
  };

  const parts: Disposable[] = [
    collection,
    workspace.onDidOpenTextDocument(({ uri }) => show(uri)),
    workspace.onDidCloseTextDocument(({ uri }) => show(uri)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) forget(document);
    }),
    workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => void forget({ uri }))),
    // The task finds the same.
    tasks.onDidStartTask(({ execution }) => {
      if (execution.task.definition.type === TASK_TYPE) clear();
    }),
  ];
  return { check, clear, dispose: () => parts.forEach((part) => void part.dispose()) };
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

async function tell({ files, problems, unanswered }: CheckWorkspaceResult<Lsp>): Promise<void> {
  const count = files.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  const [problem] = problems;
  if (problem !== undefined) {
    void window.showWarningMessage(
      problems.length > 1 ? `${problem} (${problems.length - 1} more)` : problem,
    );
  } else if (files.length === 0) {
    void window.showInformationMessage(
      'There are no zone files and no mail records in the folders that are open.',
    );
  } else {
    const text = `${count === 0 ? 'No findings' : `${count} findings`} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
    // Without a network, that is no news.
    window.setStatusBarMessage(
      unanswered === undefined ? `$(check) ${text}` : `$(warning) ${text}. ${unanswered}`,
      10_000,
    );
  }
  if (count > 0) await commands.executeCommand('workbench.actions.view.problems');
}

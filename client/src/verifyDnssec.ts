import { commands, languages, ProgressLocation, window } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import {
  type VerifyDnssecParams,
  type VerifyDnssecResult,
  verifyDnssec as verifyDnssecRequest,
} from '../../server/src/protocol.ts';
import { zoneDocuments } from './documents.ts';

let runs = 0;

/** Verifies the zone in the active editor, however large it is; what is found is shown as all findings are. */
export async function verifyDnssec(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined || languages.match(zoneDocuments, document) === 0) {
    await window.showInformationMessage('Open the zone file that is to be verified.');
    return;
  }
  const options = { location: ProgressLocation.Notification, title: 'Verifying DNSSEC', cancellable: true };
  const result = await window.withProgress(options, async (progress, token) => {
    const workDoneToken = `hostmaster-verify-${++runs}`;
    let done = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== 'report') return;
      const { percentage = done } = value;
      progress.report({ increment: percentage - done });
      done = percentage;
    });
    try {
      const params: VerifyDnssecParams = { uri: document.uri.toString(), workDoneToken };
      const answer: VerifyDnssecResult = await client.sendRequest(verifyDnssecRequest, params, token);
      return token.isCancellationRequested ? undefined : answer;
    } finally {
      listening.dispose();
    }
  });
  if (result === undefined) return;
  if ('problem' in result) {
    void window.showWarningMessage(result.problem);
  } else if (result.findings === 0) {
    void window.showInformationMessage(result.text);
  } else {
    await commands.executeCommand('workbench.actions.view.problems');
    void window.showWarningMessage(result.text);
  }
}

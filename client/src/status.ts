import { type Disposable, LanguageStatusSeverity, languages } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { zoneDocuments } from './documents.ts';
import { ownMailDocuments } from './mailDocuments.ts';

const showOutput = { command: 'hostmaster.showOutput', title: 'Show output' };
const restart = { command: 'hostmaster.restartServer', title: 'Restart' };

/** Shows in the editor's language status whether the language server runs. */
export function createStatus(client: LanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('hostmaster.server', [
    ...zoneDocuments,
    ...ownMailDocuments,
  ]);
  item.name = 'Hostmaster';
  const show = (state: State) => {
    item.busy = state === State.Starting;
    const failed = state === State.Stopped || state === State.StartFailed;
    item.severity = failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.text = failed ? 'Hostmaster stopped' : 'Hostmaster';
    item.detail = failed ? 'Nothing is checked' : 'Zone files and mail records are checked as you type';
    item.command = failed ? restart : showOutput;
  };
  show(client.state);
  const listening = client.onDidChangeState(({ newState }) => show(newState));
  return { dispose: () => [listening, item].forEach((each) => void each.dispose()) };
}

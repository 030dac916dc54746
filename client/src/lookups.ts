import {
  ConfigurationTarget,
  type Disposable,
  type Event,
  EventEmitter,
  LanguageStatusSeverity,
  languages,
  ProgressLocation,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type LookUpParams,
  type LookUpResult,
  type LookupStateParams,
  lookUp,
  lookupState,
} from '../../server/src/protocol.ts';
import { schemes, zoneDocuments } from './documents.ts';
import { hasMailRecords } from './mailDocuments.ts';

const recordDocuments = schemes.map((scheme) => ({ language: 'mail-record', scheme }));

export interface Lookups extends Disposable {
  /** What the lookups of a document are doing has changed. */
  readonly changed: Event<LookupStateParams>;
  /** Looks up the mail records in the active editor. */
  now(): Promise<void>;
  /** Asks when lookups are to be made. */
  choose(): Promise<void>;
}

/** Shows in the editor's language status what the lookups of the file are doing. */
export function createLookups(client: LanguageClient): Lookups {
  const states = new Map<string, LookupStateParams>();
  const changed = new EventEmitter<LookupStateParams>();
  const item = languages.createLanguageStatusItem('hostmaster.lookups', [
    ...zoneDocuments,
    ...recordDocuments,
  ]);
  item.name = 'Lookups';
  item.command = { command: 'hostmaster.setLookups', title: 'Change…' };
  const show = () => {
    const document = window.activeTextEditor?.document;
    const state = document && states.get(document.uri.toString());
    const {
      text,
      detail = '',
      isWarning = false,
    } = state === undefined ? { text: 'Lookups: …' } : words(state);
    item.text = text;
    item.detail = detail;
    item.severity = isWarning ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.busy = state?.state === 'underWay';
  };
  show();
  const parts: Disposable[] = [
    item,
    changed,
    client.onNotification(lookupState, (state: LookupStateParams) => {
      states.set(Uri.parse(state.uri).toString(), state);
      show();
      changed.fire(state);
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => void states.delete(uri.toString())),
  ];
  const now = async () => {
    const document = await activeDocument();
    if (document === undefined) return;
    const options = {
      location: ProgressLocation.Notification,
      title: 'Looking up mail records',
      cancellable: true,
    };
    const result = await window.withProgress(options, async (_, token) => {
      const params: LookUpParams = { uri: document.uri.toString() };
      const answer: LookUpResult = await client.sendRequest(lookUp, params, token);
      return token.isCancellationRequested ? undefined : answer;
    });
    if (result === undefined) return;
    if ('problem' in result) void window.showWarningMessage(result.problem);
    else void window.showInformationMessage(result.text);
  };
  return {
    changed: changed.event,
    now,
    async choose() {
      const document = await activeDocument();
      if (document === undefined) return;
      const chosen = await window.showQuickPick(choices(document), {
        title: 'When is DNS asked what mail records lead to?',
      });
      if (chosen === undefined) return;
      if (chosen.value === 'now') await now();
      else await set(document, chosen.value);
    },
    dispose: () => parts.forEach((part) => void part.dispose()),
  };
}

interface Words {
  readonly text: string;
  readonly detail?: string;
  readonly isWarning?: boolean;
}

function words({
  state,
  waiting = 0,
  records = 0,
  all = 0,
  at,
  resolver,
  failures = 0,
  reason = '',
}: LookupStateParams): Words {
  switch (state) {
    case 'off':
      return { text: 'Lookups: off', detail: 'DNS is not asked' };
    case 'forbidden':
      return { text: 'Lookups: none', detail: 'DNS is not asked in a workspace that is not trusted' };
    case 'onDemand':
      return { text: 'Lookups: on demand', detail: 'Nothing was asked since the file changed' };
    case 'underWay':
      return { text: `${waiting} ${waiting === 1 ? 'lookup' : 'lookups'} under way`, detail: resolver ?? '' };
    case 'failed':
      return { text: 'Lookups: failing', detail: reason, isWarning: true };
    case 'done': {
      if (all === 0) return { text: 'Lookups: up to date', detail: 'There are no mail records' };
      if (failures > 0)
        return { text: `Lookups: ${failures} without an answer`, detail: reason, isWarning: true };
      if (reason !== '') return { text: 'Lookups: up to date', detail: reason, isWarning: true };
      const time = at === undefined ? '' : `, ${new Date(at).toLocaleTimeString()}`;
      const part = records < all ? `the first ${records}` : `${records}`;
      return {
        text: 'Lookups: up to date',
        detail: `${part} mail ${all === 1 ? 'record' : 'records'}, by ${resolver ?? 'the zones at hand'}${time}`,
      };
    }
  }
}

async function activeDocument(): Promise<TextDocument | undefined> {
  const document = window.activeTextEditor?.document;
  if (document !== undefined && (languages.match(zoneDocuments, document) > 0 || hasMailRecords(document)))
    return document;
  await window.showInformationMessage('Open the file whose mail records are to be looked up.');
  return undefined;
}

const SECTION = 'hostmaster';
const KEY = 'dns.lookups';

function choices({ uri }: TextDocument) {
  const current = workspace.getConfiguration(SECTION, uri).get<string>(KEY);
  const choice = (value: string, label: string, detail: string) => ({
    value,
    label,
    detail,
    ...(value === current ? { description: 'now' } : {}),
  });
  return [
    choice('now', '$(refresh) Look up now', 'Earlier answers are forgotten.'),
    choice('auto', 'Automatically', 'When a file is opened and shortly after it was changed.'),
    choice('onDemand', 'On demand', 'When the command "Look up mail records now" is run.'),
    choice('off', 'Never', 'DNS is not asked.'),
  ];
}

/** Sets it where it is set already, else for the user. */
async function set({ uri }: TextDocument, value: string): Promise<void> {
  const configuration = workspace.getConfiguration(SECTION, uri);
  const found = configuration.inspect(KEY);
  const target =
    found?.workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : found?.workspaceValue !== undefined
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await configuration.update(KEY, value, target);
}

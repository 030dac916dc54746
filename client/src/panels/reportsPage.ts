import { CancellationTokenSource, type Disposable, env, l10n, Uri, type Webview, window } from 'vscode';
import { type LanguageClient, ProgressType } from 'vscode-languageclient/node';
import { type ReadReportsParams, type ReadReportsResult, readReports } from '../../../server/src/protocol.ts';
import type { FromPanel, PanelState, ToPanel, View } from '../../webview/panelProtocol.ts';
import { panelFolder, panelPage } from './panelPage.ts';
import { nameOf, reportSources } from './reportSources.ts';

type ReportsState = Extract<PanelState, { kind: 'reports' }>;

export interface ReportsPageParts {
  readonly client: LanguageClient;
  /** Where the extension lies. */
  readonly extension: Uri;
  /** Shows the page under this name. */
  rename(title: string): void;
  /** Lets the user choose other reports. */
  choose(): Promise<readonly Uri[] | undefined>;
}

/** A page that tells what reports say together. */
export interface ReportsPage extends Disposable {
  readonly uris: readonly string[];
}

/** Serves the page in a webview, and reads the reports for it. */
export function serveReportsPage(
  webview: Webview,
  first: ReportsState,
  { client, extension, rename, choose }: ReportsPageParts,
): ReportsPage {
  let state = first;
  let view: View | undefined;
  let work: CancellationTokenSource | undefined;
  const post = (message: ToPanel) => void webview.postMessage(message);
  const told = (text: string) => post({ kind: 'busy', text, canCancel: true });

  const read = async (): Promise<void> => {
    work?.cancel();
    const own = new CancellationTokenSource();
    work = own;
    told(l10n.t('Looking for reports…'));
    const made = await viewOf(client, state.uris, own, told).catch(
      (reason: unknown): View => ({ kind: 'noReports', problem: String(reason) }),
    );
    if (work !== own) return;
    work = undefined;
    view = made;
    post({ kind: 'show', view, state });
  };

  const answer = async (message: FromPanel): Promise<void> => {
    switch (message.kind) {
      case 'ready':
        if (view === undefined) return read();
        return post({ kind: 'show', view, state });
      case 'readAgain':
        return read();
      case 'chooseReports': {
        const chosen = await choose();
        if (chosen === undefined) return;
        state = { kind: 'reports', uris: chosen.map(String) };
        rename(reportsTitle(state.uris));
        return read();
      }
      case 'copy':
        await env.clipboard.writeText(message.text);
        window.setStatusBarMessage(l10n.t('Copied: {0}', message.what), 4000);
        return;
      case 'cancel':
        work?.cancel();
        work = undefined;
        view ??= { kind: 'noReports', problem: l10n.t('The reports were not read: it was cancelled.') };
        return post({ kind: 'show', view, state });
      default:
        return;
    }
  };

  webview.options = { enableScripts: true, localResourceRoots: [panelFolder(extension)] };
  const listening = webview.onDidReceiveMessage((message: FromPanel) => void answer(message));
  webview.html = panelPage(webview, extension, 'reportsPanel.js');
  rename(reportsTitle(first.uris));
  return {
    get uris() {
      return state.uris;
    },
    dispose() {
      work?.cancel();
      listening.dispose();
    },
  };
}

function reportsTitle(uris: readonly string[]): string {
  const [first] = uris;
  if (first === undefined) return l10n.t('Reports');
  const name = nameOf(Uri.parse(first));
  return uris.length === 1
    ? l10n.t('Reports: {0}', name)
    : l10n.t('Reports: {0} and {1} more', name, uris.length - 1);
}

async function viewOf(
  client: LanguageClient,
  uris: readonly string[],
  { token }: CancellationTokenSource,
  told: (text: string) => void,
): Promise<View> {
  if (uris.length === 0) return { kind: 'noReports' };
  const workDoneToken = `reports-${++count}`;
  const listening = client.onProgress(PROGRESS, workDoneToken, ({ message }) => {
    if (message !== undefined) told(message);
  });
  try {
    const params: ReadReportsParams = { ...(await reportSources(uris)), workDoneToken };
    const result: ReadReportsResult<unknown> = await client.sendRequest(readReports, params, token);
    return 'problem' in result ? { kind: 'noReports', ...result } : { kind: 'reports', ...result };
  } finally {
    listening.dispose();
  }
}

let count = 0;

const PROGRESS = new ProgressType<{ readonly message?: string }>();

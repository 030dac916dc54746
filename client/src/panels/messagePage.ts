import { CancellationTokenSource, type Disposable, env, l10n, type Uri, type Webview, window } from 'vscode';
import { type LanguageClient, ProgressType } from 'vscode-languageclient/node';
import {
  type AnalyseMessageParams,
  type AnalyseMessageResult,
  analyseMessage,
} from '../../../server/src/protocol.ts';
import type {
  FromPanel,
  MessageOrigin,
  PanelState,
  ShownMessage,
  ToPanel,
  View,
} from '../../webview/panelProtocol.ts';
import { printPage, saveText } from './exports.ts';
import { sourceOf, titleOf } from './messageOrigin.ts';
import { panelFolder, panelPage } from './panelPage.ts';
import { createSourceLink, type Places } from './sourceLink.ts';

export interface PageParts {
  readonly client: LanguageClient;
  /** Where the extension lies. */
  readonly extension: Uri;
  /** Shows the page under this name. */
  rename(title: string): void;
  /** Lets the user choose another message. */
  chooseOther(origin: MessageOrigin): Promise<MessageOrigin | undefined>;
}

/** A page that explains a message, two beside each other, or takes one; in a panel or in the place of an editor. */
export interface MessagePage extends Disposable {
  readonly state: PanelState;
  open(state: PanelState): Promise<void>;
}

/** Serves the page in a webview. It shows `first` as soon as it can. */
export function serveMessagePage(webview: Webview, first: PanelState, parts: PageParts): MessagePage {
  const { client, extension } = parts;
  let state = first;
  let view: View | undefined;
  let work: CancellationTokenSource | undefined;
  const post = (message: ToPanel) => void webview.postMessage(message);
  const link = createSourceLink({
    moved: (field) => post({ kind: 'cursor', field }),
    changed: () => void show(false),
  });

  const show = async (asksDns: boolean): Promise<void> => {
    work?.cancel();
    const own = new CancellationTokenSource();
    work = own;
    post({
      kind: 'busy',
      text: asksDns ? l10n.t('Looking up what the message’s domains say…') : l10n.t('Reading the message…'),
      canCancel: asksDns,
    });
    const told = (text: string) => post({ kind: 'busy', text, canCancel: true });
    const made = await viewOf(client, state, asksDns, own, told).catch(
      (reason: unknown): View => ({
        kind: 'paste',
        problem: reason instanceof Error ? reason.message : String(reason),
      }),
    );
    if (work !== own) return;
    work = undefined;
    view = made;
    link.follow('from' in state ? state.from : undefined, made.kind === 'message' ? placesOf(made) : []);
    post({ kind: 'show', view, state: keptState(state) });
  };

  const open = (next: PanelState): Promise<void> => {
    state = next;
    view = undefined;
    parts.rename(pageTitle(next));
    return show(false);
  };

  const shownOn = (side: 'left' | 'right' | undefined) => {
    if (state.kind === 'message') return { origin: state.from, shown: view };
    if (state.kind !== 'compare' || view?.kind !== 'compare') return undefined;
    const at = side ?? 'left';
    return { origin: state[at], shown: view[at] };
  };

  const answer = async (message: FromPanel): Promise<void> => {
    switch (message.kind) {
      case 'ready':
        if (view !== undefined) post({ kind: 'show', view, state: keptState(state) });
        else await show(false);
        return;
      case 'pasted':
        return open({ kind: 'message', from: { name: l10n.t('Pasted message'), text: message.text } });
      case 'dropped':
        return open({ kind: 'message', from: { name: message.name, base64: message.base64 } });
      case 'pasteAnother':
        return open({ kind: 'empty' });
      case 'reveal': {
        const at = shownOn(message.side);
        if (at?.shown === undefined) return;
        const origin = await link.reveal(at.origin, placesOf(at.shown)[message.field]);
        if (state.kind === 'message') state = { kind: 'message', from: origin };
        else if (state.kind === 'compare') state = { ...state, [message.side ?? 'left']: origin };
        post({ kind: 'keep', state: keptState(state) });
        return;
      }
      case 'lookUp':
        return show(true);
      case 'cancel':
        work?.cancel();
        work = undefined;
        post({ kind: 'idle' });
        return;
      case 'copy':
        await env.clipboard.writeText(message.text);
        window.setStatusBarMessage(l10n.t('Copied: {0}', message.what), 4000);
        return;
      case 'save':
        return saveText(message.text, message.name);
      case 'print':
        return printPage(message.html);
      case 'compare': {
        if (state.kind !== 'message') return;
        const other = await parts.chooseOther(state.from);
        if (other !== undefined) await open({ kind: 'compare', left: state.from, right: other });
        return;
      }
      // What pages of reports say.
      case 'readAgain':
      case 'chooseReports':
        return;
    }
  };

  webview.options = { enableScripts: true, localResourceRoots: [panelFolder(extension)] };
  const listening = webview.onDidReceiveMessage((message: FromPanel) => void answer(message));
  webview.html = panelPage(webview, extension, 'panel.js');
  parts.rename(pageTitle(first));
  return {
    get state() {
      return state;
    },
    open,
    dispose() {
      work?.cancel();
      listening.dispose();
      link.dispose();
    },
  };
}

/** UTF-16 units of a message that is no file: what is larger would make every start of the editor slower. */
const MOST_KEPT = 1024 * 1024;

/** What is kept over a reload of the window. */
function keptState(state: PanelState): PanelState {
  const isKept = (from: MessageOrigin) =>
    ('uri' in from ? 0 : 'text' in from ? from.text.length : from.base64.length) <= MOST_KEPT;
  if (state.kind === 'message') return isKept(state.from) ? state : { kind: 'empty' };
  if (state.kind === 'compare') return isKept(state.left) && isKept(state.right) ? state : { kind: 'empty' };
  return state;
}

/** What a page is called. */
export function pageTitle(state: PanelState): string {
  switch (state.kind) {
    case 'message':
      return titleOf(state.from);
    case 'compare':
      return `${titleOf(state.left)} ↔ ${titleOf(state.right)}`;
    default:
      return l10n.t('Email headers');
  }
}

async function viewOf(
  client: LanguageClient,
  state: PanelState,
  asksDns: boolean,
  work: CancellationTokenSource,
  told: (text: string) => void,
): Promise<View> {
  if (state.kind === 'message') {
    const shown = await explain(client, state.from, asksDns, work, told);
    return 'problem' in shown ? { kind: 'paste', ...shown } : { kind: 'message', ...shown };
  }
  if (state.kind !== 'compare') return { kind: 'paste' };
  const [left, right] = await Promise.all(
    [state.left, state.right].map((origin) => explain(client, origin, asksDns, work, told)),
  );
  if (left === undefined || right === undefined) return { kind: 'paste' };
  if ('problem' in left) return { kind: 'paste', ...left };
  if ('problem' in right) return { kind: 'paste', ...right };
  return { kind: 'compare', left, right };
}

/** Has the server explain a message. */
async function explain(
  client: LanguageClient,
  origin: MessageOrigin,
  asksDns: boolean,
  { token }: CancellationTokenSource,
  told: (text: string) => void,
): Promise<ShownMessage | { readonly problem: string }> {
  const workDoneToken = `message-${++count}`;
  const listening = client.onProgress(PROGRESS, workDoneToken, ({ message }) => {
    if (message !== undefined) told(message);
  });
  try {
    const params: AnalyseMessageParams = { source: await sourceOf(origin, client), asksDns, workDoneToken };
    const result: AnalyseMessageResult<unknown> = await client.sendRequest(analyseMessage, params, token);
    return 'problem' in result ? result : { title: titleOf(origin), canReveal: true, ...result };
  } finally {
    listening.dispose();
  }
}

let count = 0;

const PROGRESS = new ProgressType<{ readonly message?: string }>();

function placesOf(shown: object): Places {
  return 'analysis' in shown ? (shown as { analysis: { fields: Places } }).analysis.fields : [];
}

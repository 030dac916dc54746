import {
  Disposable,
  type ExtensionContext,
  env,
  l10n,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { MessageOrigin, PanelState } from '../../webview/panelProtocol.ts';
import { looksLikeHeaders } from './looksLikeHeaders.ts';
import { titleOf } from './messageOrigin.ts';
import { type MessagePage, type PageParts, serveMessagePage } from './messagePage.ts';
import { MESSAGE_PANEL } from './panelTypes.ts';

/** The panels that explain messages. */
export interface MessagePanels extends Disposable {
  /** Explains a file; else the message in the active editor, what is selected there, what is on the clipboard; else asks for one. */
  analyze(uri?: Uri): Promise<void>;
  /** Compares two files. */
  compare(left: Uri, right: Uri): void;
  /** Makes a panel again after the window was loaded anew. */
  restore(panel: WebviewPanel, state: PanelState | undefined): void;
  /** Explains a file in the place of an editor. */
  showIn(panel: WebviewPanel, uri: Uri): void;
}

export function createMessagePanels(context: ExtensionContext, client: LanguageClient): MessagePanels {
  const shown = new Map<MessagePage, WebviewPanel>();

  const serve = (panel: WebviewPanel, state: PanelState) => {
    const parts: PageParts = {
      client,
      extension: context.extensionUri,
      rename: (title) => {
        if (panel.viewType === MESSAGE_PANEL) panel.title = title;
      },
      chooseOther,
    };
    const page = serveMessagePage(panel.webview, state, parts);
    shown.set(page, panel);
    panel.onDidDispose(() => {
      page.dispose();
      shown.delete(page);
    });
  };

  const show = (state: PanelState) => {
    const same = [...shown].find(([page]) => JSON.stringify(page.state) === JSON.stringify(state));
    if (same !== undefined) {
      same[1].reveal();
      return;
    }
    const panel = window.createWebviewPanel(MESSAGE_PANEL, '', column(), { enableFindWidget: true });
    serve(panel, state);
  };

  /** Beside the text that one works on, where other panels are already; among panels, as one more of them. */
  const column = (): ViewColumn => {
    const active = window.activeTextEditor?.viewColumn;
    if (active === undefined) return ViewColumn.Active;
    const panels = [...shown.values()].findLast(({ viewColumn }) => viewColumn !== undefined)?.viewColumn;
    return panels === undefined || panels === active ? ViewColumn.Beside : panels;
  };

  const chooseOther = async (origin: MessageOrigin): Promise<MessageOrigin | undefined> => {
    const others = [...shown.keys()].flatMap(({ state }) =>
      state.kind === 'message' && JSON.stringify(state.from) !== JSON.stringify(origin) ? state.from : [],
    );
    const files = await workspace.findFiles('**/*.eml', '**/node_modules/**', 200);
    const fromFiles = files.map((uri) => ({ uri: uri.toString() }));
    const seen = new Set([JSON.stringify(origin)]);
    const items = [...others, ...fromFiles].flatMap((from: MessageOrigin) => {
      const key = JSON.stringify(from);
      if (seen.has(key)) return [];
      seen.add(key);
      return { label: titleOf(from), from };
    });
    const clipboard = await env.clipboard.readText();
    if (looksLikeHeaders(clipboard)) {
      const from = { name: l10n.t('Message on the clipboard'), text: clipboard };
      items.unshift({ label: `$(clippy) ${from.name}`, from });
    }
    const chosen = await window.showQuickPick(items, {
      title: l10n.t('Compare with…'),
      placeHolder: l10n.t('A message that is open, a file, or what is on the clipboard'),
    });
    return chosen?.from;
  };

  return {
    async analyze(uri) {
      const from = uri === undefined ? await fromEditor() : { uri: uri.toString() };
      show(from === undefined ? { kind: 'empty' } : { kind: 'message', from });
    },
    compare(left, right) {
      show({ kind: 'compare', left: { uri: left.toString() }, right: { uri: right.toString() } });
    },
    restore(panel, state) {
      serve(panel, state ?? { kind: 'empty' });
    },
    showIn(panel, uri) {
      serve(panel, { kind: 'message', from: { uri: uri.toString() } });
    },
    dispose() {
      Disposable.from(...shown.values()).dispose();
    },
  };
}

/** The message that the user most likely means. */
async function fromEditor(): Promise<MessageOrigin | undefined> {
  const editor = window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  if (looksLikeHeaders(selected)) return { name: l10n.t('Selected headers'), text: selected };
  if (editor?.document.languageId === 'eml') return { uri: editor.document.uri.toString() };
  const clipboard = await env.clipboard.readText();
  return looksLikeHeaders(clipboard)
    ? { name: l10n.t('Message on the clipboard'), text: clipboard }
    : undefined;
}

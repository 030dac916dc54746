import {
  commands,
  type Disposable,
  EventEmitter,
  languages,
  MarkdownString,
  type Position,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type SpfTreeItem,
  type SpfTreeParams,
  type SpfTreeResult,
  spfTree,
} from '../../server/src/protocol.ts';
import { zoneDocuments } from './documents.ts';

const VIEW = 'hostmaster.spfTree';

/** The view that shows what an SPF record leads to, term by term. */
export interface SpfTreeView extends Disposable {
  /**
   * Shows the tree of the record at a place, or of the one at the cursor.
   *
   * @param position as the protocol has it
   */
  show(uri?: string | Uri, position?: Pick<Position, 'line' | 'character'>): Promise<void>;
  /** Asks again for the tree that is shown. */
  refresh(): Promise<void>;
}

export function createSpfTreeView(client: LanguageClient): SpfTreeView {
  const changed = new EventEmitter<undefined>();
  let items: readonly SpfTreeItem[] = [];
  let shown: SpfTreeParams | undefined;
  const provider: TreeDataProvider<SpfTreeItem> = {
    onDidChangeTreeData: changed.event,
    getChildren: (item) => [...(item?.children ?? items)],
    getTreeItem: asTreeItem,
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });

  const ask = async (params: SpfTreeParams): Promise<boolean> => {
    const result: SpfTreeResult = await client.sendRequest(spfTree, params);
    if ('problem' in result) {
      await window.showInformationMessage(result.problem);
      return false;
    }
    shown = params;
    items = result.items;
    view.description = result.title;
    view.message = result.inBrief;
    changed.fire(undefined);
    return true;
  };

  return {
    async show(uri, position) {
      const editor = window.activeTextEditor;
      const isZone = editor !== undefined && languages.match(zoneDocuments, editor.document) > 0;
      const at = position ?? editor?.selection.active;
      const file = uri?.toString() ?? (isZone ? editor.document.uri.toString() : undefined);
      if (file === undefined || at === undefined) {
        await window.showInformationMessage('Place the cursor in the SPF record of a zone file.');
        return;
      }
      if (!(await ask({ uri: file, position: { line: at.line, character: at.character } }))) return;
      await commands.executeCommand('setContext', 'hostmaster.hasSpfTree', true);
      await commands.executeCommand(`${VIEW}.focus`);
    },
    async refresh() {
      if (shown !== undefined) await ask(shown);
    },
    dispose() {
      view.dispose();
      changed.dispose();
    },
  };
}

const ICONS: Readonly<Record<SpfTreeItem['level'], ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  none: new ThemeIcon('pass'),
  idle: new ThemeIcon('circle-slash'),
};

function asTreeItem({ label, description, tooltip, level, children }: SpfTreeItem): TreeItem {
  const isLeaf = children.length === 0;
  const item = new TreeItem(
    label,
    isLeaf ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded,
  );
  item.description = description;
  item.iconPath = ICONS[level];
  if (tooltip !== '') item.tooltip = new MarkdownString(tooltip);
  item.accessibilityInformation = { label: `${label}, ${description}` };
  return item;
}

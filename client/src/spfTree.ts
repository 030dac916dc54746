import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  languages,
  MarkdownString,
  type Position,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
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
  type SpfTreeItem,
  type SpfTreeParams,
  type SpfTreeResult,
  spfTree,
} from '../../server/src/protocol.ts';
import { zoneDocuments } from './documents.ts';
import { hasMailRecords } from './mailDocuments.ts';
import { movedPosition } from './movedPosition.ts';

const VIEW = 'hostmaster.spfTree';

/** The view that shows what an SPF record leads to, term by term. It follows the document that the record is in. */
export interface SpfTreeView extends Disposable {
  /**
   * Shows the tree of the record at a place, or of the one at the cursor.
   *
   * @param position as the protocol has it
   */
  show(uri?: string | Uri, position?: Pick<Position, 'line' | 'character'>): Promise<void>;
  /** Has the records of the document looked up again, and shows what came of it. */
  refresh(): Promise<void>;
}

/** A term, with an identifier that is the same when the tree is made again, so that what is folded stays so. */
interface Node {
  readonly id: string;
  readonly item: SpfTreeItem;
  readonly children: readonly Node[];
}

/** What is shown. */
interface Shown {
  readonly params: SpfTreeParams;
  /** Which record it is, where it is, and what it costs. */
  readonly message: string;
  readonly nodes: readonly Node[];
}

/** @param lookups tells what the lookups of a document are doing */
export function createSpfTreeView(client: LanguageClient, lookups: Event<LookupStateParams>): SpfTreeView {
  const changed = new EventEmitter<undefined>();
  let shown: Shown | undefined;
  let asked = 0;
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => [...(node?.children ?? shown?.nodes ?? [])],
    getTreeItem: asTreeItem,
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });

  const isShown = (uri: Uri) =>
    shown !== undefined && Uri.parse(shown.params.uri).toString() === uri.toString();
  /** Tells why what is shown may not be true any more. */
  const doubt = (why: string) => {
    if (shown !== undefined) view.message = `${why} ${shown.message}`;
  };

  /** @returns why there is no tree, if there is none */
  const ask = async (params: SpfTreeParams): Promise<string | undefined> => {
    const number = ++asked;
    const result: SpfTreeResult = await client.sendRequest(spfTree, params);
    // The user has asked for another one, or typed on, meanwhile.
    if (number !== asked) return undefined;
    if ('problem' in result) return result.problem;
    const { title, inBrief, items } = result;
    const message = `${title} · ${workspace.asRelativePath(Uri.parse(params.uri))} · ${inBrief}`;
    shown = { params, message, nodes: nodesOf(items, `${params.uri} ${title}`) };
    view.message = message;
    changed.fire(undefined);
    return undefined;
  };

  const parts = Disposable.from(
    view,
    changed,
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (shown === undefined || !isShown(document.uri) || contentChanges.length === 0) return;
      asked++;
      const { params } = shown;
      shown = { ...shown, params: { ...params, position: movedPosition(params.position, contentChanges) } };
      doubt('The file has changed since this was looked up.');
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (isShown(uri)) doubt('The file is closed.');
    }),
    lookups(async ({ uri, state }) => {
      if (shown === undefined || !isShown(Uri.parse(uri)) || state !== 'done') return;
      const problem = await ask(shown.params);
      if (problem !== undefined) doubt('The record is not where it was, or can no longer be read.');
    }),
  );

  return {
    async show(uri, position) {
      const editor = window.activeTextEditor;
      const isOurs =
        editor !== undefined &&
        (languages.match(zoneDocuments, editor.document) > 0 || hasMailRecords(editor.document));
      const at = position ?? editor?.selection.active;
      const file = uri?.toString() ?? (isOurs ? editor.document.uri.toString() : undefined);
      if (file === undefined || at === undefined) {
        await window.showInformationMessage('Place the cursor in an SPF record.');
        return;
      }
      const problem = await ask({ uri: file, position: { line: at.line, character: at.character } });
      if (problem !== undefined) {
        await window.showInformationMessage(problem);
        return;
      }
      await commands.executeCommand('setContext', 'hostmaster.hasSpfTree', true);
      await commands.executeCommand(`${VIEW}.focus`);
    },
    async refresh() {
      if (shown === undefined) return;
      const { params } = shown;
      const problem = await window.withProgress({ location: { viewId: VIEW } }, async () => {
        const lookedUp: LookUpParams = { uri: params.uri };
        const result: LookUpResult = await client.sendRequest(lookUp, lookedUp);
        return 'problem' in result ? result.problem : await ask(params);
      });
      if (problem !== undefined) await window.showInformationMessage(problem);
    },
    dispose: () => parts.dispose(),
  };
}

/** @param above what tells the nodes apart from those of other places */
function nodesOf(items: readonly SpfTreeItem[], above: string): Node[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = seen.get(item.label) ?? 0;
    seen.set(item.label, count + 1);
    const id = `${above}/${item.label}${count === 0 ? '' : `#${count}`}`;
    return { id, item, children: nodesOf(item.children, id) };
  });
}

const ICONS: Readonly<Record<SpfTreeItem['level'], ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  none: new ThemeIcon('pass'),
  idle: new ThemeIcon('circle-slash'),
};

function asTreeItem({ id, item: { label, description, tooltip, level }, children }: Node): TreeItem {
  const isLeaf = children.length === 0;
  const item = new TreeItem(
    label,
    isLeaf ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded,
  );
  item.id = id;
  item.description = description;
  item.iconPath = ICONS[level];
  if (tooltip !== '') item.tooltip = new MarkdownString(tooltip);
  item.accessibilityInformation = { label: `${label}, ${description}` };
  return item;
}

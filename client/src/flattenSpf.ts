import {
  commands,
  type Disposable,
  languages,
  type Position,
  ProgressLocation,
  type QuickPickItem,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type FlattenSpfOffer,
  type FlattenSpfParams,
  type FlattenSpfResult,
  flattenSpf,
} from '../../server/src/protocol.ts';
import { zoneDocuments } from './documents.ts';

/** What is asked of the user, given beforehand. */
export interface Given {
  /** Which of the offers, from 0. */
  readonly offer?: number;
  readonly isApplied?: boolean;
}

/** Shows how an SPF record could take fewer lookups, and changes it if the user likes what it would be. */
export interface SpfFlattening extends Disposable {
  /**
   * @param uri of the file; the record at the cursor is taken where it is left out
   * @param only the include at the position alone
   */
  flatten(
    uri?: string,
    position?: Pick<Position, 'line' | 'character'>,
    only?: boolean,
    given?: Given,
  ): Promise<void>;
}

type Found = Exclude<FlattenSpfResult, { problem: string }>;

const PREVIEW = 'hostmaster-preview';
const APPLY = 'Apply';

export function createSpfFlattening(client: LanguageClient): SpfFlattening {
  const previews = new Map<string, string>();
  const provider = workspace.registerTextDocumentContentProvider(PREVIEW, {
    provideTextDocumentContent: (uri) => previews.get(uri.toString()) ?? '',
  });
  let count = 0;

  /** Shows the file beside what it would be. */
  const preview = async (document: TextDocument, text: string, title: string): Promise<Uri> => {
    const uri = Uri.from({ scheme: PREVIEW, path: document.uri.path, query: String(++count) });
    previews.set(uri.toString(), text);
    await commands.executeCommand('vscode.diff', document.uri, uri, title, { preview: true });
    return uri;
  };

  return {
    async flatten(file, position, only = false, given = {}) {
      const params = paramsOf(file, position, only);
      if (params === undefined) {
        await window.showInformationMessage('Place the cursor in the SPF record of a zone file.');
        return;
      }
      const found = await ask(client, params);
      const offer = found && (await choose(found, given));
      if (found === undefined || offer === undefined) return;
      const document = await workspace.openTextDocument(Uri.parse(params.uri));
      const shown = offer.changes.find(({ uri }) => sameFile(uri, document.uri));
      if (shown?.version !== undefined && shown.version !== document.version) {
        await window.showWarningMessage(CHANGED);
        return;
      }
      const text = editedText(document, shown?.edits ?? []);
      const uri = await preview(document, text, `SPF of ${found.owner}: ${offer.measure}`);
      try {
        const isWanted = given.isApplied ?? (await confirm(offer));
        if (isWanted) await apply(offer);
      } finally {
        await closeTab(uri);
        previews.delete(uri.toString());
      }
    },
    dispose() {
      provider.dispose();
    },
  };
}

const CHANGED = 'The file has changed meanwhile: flatten the record again.';

function paramsOf(
  file: string | undefined,
  position: Pick<Position, 'line' | 'character'> | undefined,
  only: boolean,
): FlattenSpfParams | undefined {
  const editor = window.activeTextEditor;
  const isZone = editor !== undefined && languages.match(zoneDocuments, editor.document) > 0;
  const uri = file ?? (isZone ? editor.document.uri.toString() : undefined);
  const at = position ?? editor?.selection.active;
  return uri === undefined || at === undefined
    ? undefined
    : { uri, position: { line: at.line, character: at.character }, only };
}

async function ask(client: LanguageClient, params: FlattenSpfParams): Promise<Found | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: 'Looking for an SPF record with fewer lookups',
    cancellable: true,
  };
  const result = await window.withProgress(options, async (_, token) => {
    const answer: FlattenSpfResult = await client.sendRequest(flattenSpf, params, token);
    return token.isCancellationRequested ? undefined : answer;
  });
  if (result === undefined) return undefined;
  if (!('problem' in result)) return result;
  await window.showWarningMessage(result.problem);
  return undefined;
}

async function choose(
  { owner, offers, notes, isRefresh }: Found,
  { offer }: Given,
): Promise<FlattenSpfOffer | undefined> {
  if (offers.length === 0) {
    const none = `The SPF record of ${owner} has nothing that could be left out or flattened.`;
    await window.showInformationMessage(notes.length === 0 ? none : notes.join(' '));
    return undefined;
  }
  if (offer !== undefined) return offers[offer];
  const [only] = offers;
  if (offers.length === 1) return only;
  const items = offers.map((each): QuickPickItem & { offer: FlattenSpfOffer } => ({
    label: each.title,
    description: each.measure,
    detail: each.warnings[0] ?? each.steps[0] ?? '',
    offer: each,
  }));
  const title = isRefresh ? `Refresh the SPF record of ${owner}` : `Flatten the SPF record of ${owner}`;
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder: notes[0] ?? 'All say the same as before',
  });
  return chosen?.offer;
}

async function confirm({ proof, warnings }: FlattenSpfOffer): Promise<boolean> {
  const message = [proof, ...warnings].join(' ');
  const chosen = await (warnings.length > 0
    ? window.showWarningMessage(message, APPLY)
    : window.showInformationMessage(message, APPLY));
  return chosen === APPLY;
}

async function apply({ changes }: FlattenSpfOffer): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { uri, version, edits } of changes) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    if (version !== undefined && document.version !== version) {
      await window.showWarningMessage(CHANGED);
      return;
    }
    for (const each of edits) edit.replace(document.uri, rangeOf(each), each.text);
  }
  if (!(await workspace.applyEdit(edit)))
    await window.showWarningMessage('The editor did not change the record.');
}

type Edit = FlattenSpfOffer['changes'][number]['edits'][number];

function rangeOf({ start, end }: Edit): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** A document's text with edits, which do not overlap. */
function editedText(document: TextDocument, edits: readonly Edit[]): string {
  let text = document.getText();
  const inOrder = edits
    .map((edit) => ({
      from: document.offsetAt(rangeOf(edit).start),
      to: document.offsetAt(rangeOf(edit).end),
      put: edit.text,
    }))
    .sort((a, b) => b.from - a.from || b.to - a.to);
  for (const { from, to, put } of inOrder) text = text.slice(0, from) + put + text.slice(to);
  return text;
}

function sameFile(uri: string, other: Uri): boolean {
  return Uri.parse(uri).toString() === other.toString();
}

async function closeTab(preview: Uri): Promise<void> {
  for (const tab of window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    const { input } = tab;
    if (isDiff(input) && input.modified.toString() === preview.toString()) await window.tabGroups.close(tab);
  }
}

function isDiff(input: unknown): input is { readonly modified: Uri } {
  return typeof input === 'object' && input !== null && 'modified' in input;
}

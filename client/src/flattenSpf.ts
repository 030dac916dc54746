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
  ViewColumn,
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
import { likelyDomain } from './likelyDomain.ts';
import { hasMailRecords } from './mailDocuments.ts';

/** What is asked of the user, given beforehand. */
export interface Given {
  /** Which of the offers, from 0. */
  readonly offer?: number;
  readonly isApplied?: boolean;
  /** The record's domain, where the document does not tell it. */
  readonly domain?: string;
  readonly withoutPtr?: boolean;
  readonly withHosts?: boolean;
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
type Choice = Found['choices'][number];

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
        await window.showInformationMessage('Place the cursor in an SPF record.');
        return;
      }
      const taken = await take(client, params, given);
      if (taken === undefined) return;
      const { offer, owner } = taken;
      if (offer.copy !== undefined) {
        await showCopy(offer, offer.copy);
        return;
      }
      const document = await workspace.openTextDocument(Uri.parse(params.uri));
      const shown = offer.changes.find(({ uri }) => sameFile(uri, document.uri));
      if (shown?.version !== undefined && shown.version !== document.version) {
        await window.showWarningMessage(CHANGED);
        return;
      }
      const text = editedText(document, shown?.edits ?? []);
      const uri = await preview(
        document,
        text,
        `SPF of ${owner === '' ? 'a record' : owner}: ${offer.measure}`,
      );
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
  const isOurs =
    editor !== undefined &&
    (languages.match(zoneDocuments, editor.document) > 0 || hasMailRecords(editor.document));
  const uri = file ?? (isOurs ? editor.document.uri.toString() : undefined);
  const at = position ?? editor?.selection.active;
  return uri === undefined || at === undefined
    ? undefined
    : { uri, position: { line: at.line, character: at.character }, only };
}

/** What the user takes of what there is; asks again for what the user wants besides. */
async function take(
  client: LanguageClient,
  params: FlattenSpfParams,
  given: Given,
): Promise<{ readonly offer: FlattenSpfOffer; readonly owner: string } | undefined> {
  const { domain, withoutPtr, withHosts } = given;
  let asked: FlattenSpfParams = {
    ...params,
    ...(domain !== undefined && { domain }),
    ...(withoutPtr && { withoutPtr }),
    ...(withHosts && { withHosts }),
  };
  for (;;) {
    const found = await ask(client, asked);
    if (found === undefined) return undefined;
    if ('problem' in found) {
      const told = found.asksDomain && (await askDomain(params.uri, found.asksDomain));
      if (told === undefined) {
        if (!found.asksDomain) await window.showWarningMessage(found.problem);
        return undefined;
      }
      asked = { ...asked, domain: told };
      continue;
    }
    const chosen = await choose(found, given);
    if (chosen === undefined) return undefined;
    if (typeof chosen !== 'string') return { offer: chosen, owner: found.owner };
    asked = { ...asked, [chosen]: true };
  }
}

/** @returns nothing where the user gave it up */
async function ask(client: LanguageClient, params: FlattenSpfParams): Promise<FlattenSpfResult | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: 'Looking for an SPF record with fewer lookups',
    cancellable: true,
  };
  return await window.withProgress(options, async (_, token) => {
    const answer: FlattenSpfResult = await client.sendRequest(flattenSpf, params, token);
    return token.isCancellationRequested ? undefined : answer;
  });
}

/** The domain of a record that stands alone; empty where the user does not know. */
async function askDomain(uri: string, start: FlattenSpfParams['position']): Promise<string | undefined> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const before = document.getText(new Range(0, 0, start.line, start.character));
  const value = likelyDomain(before, document.uri.path.replace(/^.*\//, ''));
  const told = await window.showInputBox({
    title: 'Which domain is this SPF record of?',
    prompt:
      'Terms such as "mx" stand for it, and further records get names below it. Leave it empty if it is not known.',
    placeHolder: 'example.com',
    ...(value === undefined ? {} : { value }),
    validateInput: (text) =>
      /^(?:[\w-]+(?:\.[\w-]+)+\.?)?$/.test(text.trim()) ? undefined : 'A domain such as example.com.',
  });
  return told?.trim().replace(/\.$/, '');
}

const CHOICES: Readonly<Record<Choice, { readonly label: string; readonly detail: string }>> = {
  withoutPtr: {
    label: '$(add) Leave ptr out as well…',
    detail: 'It is slow and not to be used (RFC 7208 §5.5); mail that passes by it alone passes no more.',
  },
  withHosts: {
    label: '$(add) Copy the addresses of a and mx as well…',
    detail: 'They change with their hosts: the copy has to be refreshed then.',
  },
};

interface Answer extends QuickPickItem {
  readonly take: FlattenSpfOffer | Choice;
}

/** An offer, or what is to be done besides. */
async function choose(
  { owner, offers, notes, isRefresh, choices }: Found,
  { offer }: Given,
): Promise<FlattenSpfOffer | Choice | undefined> {
  if (offer !== undefined) return offers[offer];
  if (offers.length === 0 && choices.length === 0) {
    const none = `The ${spfOf(owner)} has nothing that could be left out or flattened.`;
    await window.showInformationMessage(notes.length === 0 ? none : notes.join(' '));
    return undefined;
  }
  const [only] = offers;
  if (offers.length === 1 && choices.length === 0) return only;
  const items = [
    ...offers.map(
      (each): Answer => ({
        label: each.title,
        description: each.copy === undefined ? each.measure : `${each.measure}, to be copied`,
        detail: each.warnings[0] ?? each.steps[0] ?? '',
        take: each,
      }),
    ),
    ...choices.map((choice): Answer => ({ ...CHOICES[choice], take: choice })),
  ];
  const chosen = await window.showQuickPick(items, {
    title: `${isRefresh ? 'Refresh' : 'Flatten'} the ${spfOf(owner)}`,
    placeHolder:
      notes[0] ??
      (offers.length === 0 ? 'Nothing takes fewer lookups as it is' : 'All say the same as before'),
  });
  return chosen?.take;
}

function spfOf(owner: string): string {
  return owner === '' ? 'SPF record' : `SPF record of ${owner}`;
}

/** Shows records that the document has no place for, beside it, with what was proven. */
async function showCopy(offer: FlattenSpfOffer, content: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'mail-record', content });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
  const message = [
    'These records take the place of the one in the program.',
    offer.proof,
    ...offer.warnings,
  ].join(' ');
  if (offer.warnings.length > 0) void window.showWarningMessage(message);
  else void window.showInformationMessage(message);
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

import { Disposable, Range, RelativePattern, Uri, ViewColumn, window, workspace } from 'vscode';
import type { MessageOrigin } from '../../webview/panelProtocol.ts';
import { openDocument, textOf } from './messageOrigin.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Where header fields stand in a text, by their index. */
export type Places = readonly { readonly start: Place; readonly end: Place }[];

/** After the last change of a text a message is explained anew, in milliseconds. */
const QUIET = 300;

/** Ties a page to the text of its message: to the editor that shows it, and to the file. */
export function createSourceLink(told: {
  /** The cursor is in another header field, or in none. */
  moved(field: number | null): void;
  /** The text has changed. */
  changed(): void;
}) {
  let followed: string | undefined;
  let places: Places = [];
  let last: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let watcher: Disposable | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => told.changed(), QUIET);
  };
  const followUri = (uri: Uri | undefined) => {
    if (uri?.toString() === followed) return;
    followed = uri?.toString();
    watcher?.dispose();
    watcher = uri && watchFile(uri, changed);
  };
  const listening = Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (textEditor.document.uri.toString() !== followed || selection === undefined) return;
      const field = fieldAt(places, selection.active.line);
      if (field !== last) told.moved(field);
      last = field;
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.uri.toString() === followed && contentChanges.length > 0) changed();
    }),
  );
  return {
    /** From now on, this message is the one that is followed. */
    follow(origin: MessageOrigin | undefined, fields: Places): void {
      followUri(origin !== undefined && 'uri' in origin ? Uri.parse(origin.uri) : undefined);
      places = fields;
      last = null;
    },
    /** Shows a header field in the text, beside the page; what was pasted becomes a document for it. Returns where the message is now. */
    async reveal(origin: MessageOrigin, place: Places[number] | undefined): Promise<MessageOrigin> {
      const document =
        'uri' in origin
          ? (openDocument(Uri.parse(origin.uri)) ?? (await workspace.openTextDocument(Uri.parse(origin.uri))))
          : await workspace.openTextDocument({ language: 'eml', content: textOf(origin) });
      const at =
        place && new Range(place.start.line, place.start.character, place.end.line, place.end.character);
      const seen = window.visibleTextEditors.find((editor) => editor.document === document);
      await window.showTextDocument(document, {
        viewColumn: seen?.viewColumn ?? ViewColumn.Beside,
        ...(at && { selection: at }),
      });
      followUri(document.uri);
      return { uri: document.uri.toString() };
    },
    dispose(): void {
      clearTimeout(timer);
      watcher?.dispose();
      listening.dispose();
    },
  };
}

/** Tells of changes of a file that is not open; one that is tells of itself. */
function watchFile(uri: Uri, changed: () => void): Disposable | undefined {
  if (uri.scheme === 'untitled') return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  // Brackets and the like in a file's name are no pattern.
  const pattern = new RelativePattern(Uri.joinPath(uri, '..'), name.replaceAll(/[[\]{}*?]/g, '[$&]'));
  const watcher = workspace.createFileSystemWatcher(pattern, true, false, true);
  watcher.onDidChange(() => {
    if (openDocument(uri) === undefined) changed();
  });
  return watcher;
}

/** The header field that a line is part of. */
function fieldAt(places: Places, line: number): number | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Places[number]).start.line <= line) low = middle + 1;
    else high = middle;
  }
  const found = places[low - 1];
  return found !== undefined && line <= found.end.line ? low - 1 : null;
}

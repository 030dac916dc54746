import { Disposable, Range, Uri, ViewColumn, window, workspace } from 'vscode';
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

/** Ties a page to the text of its message, where that is open in an editor. */
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
  const listening = Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (textEditor.document.uri.toString() !== followed || selection === undefined) return;
      const field = fieldAt(places, selection.active.line);
      if (field !== last) told.moved(field);
      last = field;
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.uri.toString() !== followed || contentChanges.length === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => told.changed(), QUIET);
    }),
  );
  return {
    /** From now on, this message is the one that is followed. */
    follow(origin: MessageOrigin | undefined, fields: Places): void {
      followed = origin !== undefined && 'uri' in origin ? Uri.parse(origin.uri).toString() : undefined;
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
      const now = { uri: document.uri.toString() };
      followed = now.uri;
      return now;
    },
    dispose(): void {
      clearTimeout(timer);
      listening.dispose();
    },
  };
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

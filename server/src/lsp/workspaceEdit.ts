import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { PublishedFix } from '../engine/publish.ts';

/** The documents that are open, by their URI. */
export interface OpenDocuments {
  get(uri: string): { readonly uri: string; readonly version: number } | undefined;
}

/**
 * Fixes as one edit of the workspace.
 *
 * @param versioned whether the client takes versions, so that it refuses an edit of text that has changed since
 */
export function toWorkspaceEdit(
  fixes: readonly PublishedFix[],
  documents: OpenDocuments,
  versioned: boolean,
): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  for (const { uri, start, end, text } of fixes.flatMap((fix) => fix.edits)) {
    const edits = byFile.get(uri) ?? [];
    edits.push({ range: { start, end }, newText: text });
    byFile.set(uri, edits);
  }
  if (!versioned) {
    return {
      changes: Object.fromEntries([...byFile].map(([key, edits]) => [documents.get(key)?.uri ?? key, edits])),
    };
  }
  const documentChanges: TextDocumentEdit[] = [...byFile].map(([key, edits]) => {
    const open = documents.get(key);
    return { textDocument: { uri: open?.uri ?? key, version: open?.version ?? null }, edits };
  });
  return { documentChanges };
}

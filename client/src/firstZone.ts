import { Disposable, languages, TabInputText, type TextDocument, window, workspace } from 'vscode';
import { isZoneTab, messageDocuments, serverDocuments } from './documents.ts';
import { bringsMailRecord, hasMailRecords } from './mailDocuments.ts';

/**
 * Calls `start` once there is a document that the language server looks after, or a tab that shows one: not before the
 * turn after this one, so that the editor need not wait for it.
 */
export function onFirstZone(start: () => Promise<unknown>): Disposable {
  const parts: Disposable[] = [];
  const dispose = () => parts.splice(0).forEach((part) => void part.dispose());
  const go = () => {
    dispose();
    const timer = setImmediate(() => void start());
    parts.push(new Disposable(() => clearImmediate(timer)));
  };
  parts.push(
    workspace.onDidOpenTextDocument((document) => {
      if (isServed(document)) go();
    }),
    workspace.onDidChangeTextDocument((event) => {
      if (bringsMailRecord(event)) go();
    }),
    window.tabGroups.onDidChangeTabs(() => {
      if (hasZoneTab()) go();
    }),
  );
  if (workspace.textDocuments.some(isServed) || hasZoneTab()) go();
  return new Disposable(dispose);
}

function isServed(document: TextDocument): boolean {
  return languages.match([...serverDocuments, ...messageDocuments], document) > 0 || hasMailRecords(document);
}

function hasZoneTab(): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && isZoneTab(input.uri)),
  );
}

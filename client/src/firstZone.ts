import { Disposable, languages, TabInputText, type TextDocument, window, workspace } from 'vscode';
import { isZoneTab, serverDocuments } from './documents.ts';

/**
 * Calls `start` once there is a document that the language server looks after, or a tab that shows one: not before the
 * turn after this one, so that the editor need not wait for it.
 */
export function onFirstZone(start: () => Promise<unknown>): Disposable {
  const parts: Disposable[] = [];
  const dispose = () => parts.splice(0).forEach((part) => void part.dispose());
  const look = () => {
    if (!workspace.textDocuments.some(isServed) && !hasZoneTab()) return;
    dispose();
    const timer = setImmediate(() => void start());
    parts.push(new Disposable(() => clearImmediate(timer)));
  };
  parts.push(workspace.onDidOpenTextDocument(look), window.tabGroups.onDidChangeTabs(look));
  look();
  return new Disposable(dispose);
}

function isServed(document: TextDocument): boolean {
  return languages.match(serverDocuments, document) > 0;
}

function hasZoneTab(): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && isZoneTab(input.uri)),
  );
}

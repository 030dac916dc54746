import assert from 'node:assert/strict';
import {
  commands,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  type LocationLink,
  languages,
  MarkdownString,
  Position,
  Range,
  Selection,
  type TextDocument,
  window,
} from 'vscode';
import type { Case } from '../case.ts';
import { screenshot } from '../launcher.ts';
import { openSample } from '../samples.ts';
import { until } from '../until.ts';

function ask<T>(command: string, { uri }: TextDocument, ...more: unknown[]): Thenable<T> {
  return commands.executeCommand<T>(`vscode.execute${command}`, uri, ...more);
}

/** A message in the text editor, as somebody reads it who knows headers. */
export const messageEditor: Case = {
  name: 'a message in the text editor shows its hops and verdicts, folds, and leads from signatures to fields',
  async run() {
    const document = await openSample('messages/mailing-list.eml');
    assert.equal(document.languageId, 'eml');
    const found = await until(languages.onDidChangeDiagnostics, () => {
      const all = languages.getDiagnostics(document.uri);
      return all.length > 0 ? all : undefined;
    });
    const codes = found.map(({ code }) => (typeof code === 'object' ? code.value : code));
    assert.ok(codes.includes('received/boundary'), codes.join());

    const whole = new Range(0, 0, document.lineCount, 0);
    const hints = await ask<InlayHint[]>('InlayHintProvider', document, whole);
    const labels = hints.map(({ label }) => (typeof label === 'string' ? label : label[0]?.value));
    assert.ok(labels.includes('hop 3 · +33 s · TLSv1.3 · came in here'), labels.join());
    assert.ok(labels.includes('✕ fail: the body was changed · aligned'), labels.join());

    const [header] = await ask<DocumentSymbol[]>('DocumentSymbolProvider', document);
    assert.equal(header?.children[1]?.name, 'Hop 3: mx.example.net');

    const signed = new Position(18, 3);
    const [subject] = await ask<LocationLink[]>('DefinitionProvider', document, signed);
    assert.equal(document.lineAt(subject?.targetRange.start.line ?? 0).text.slice(0, 8), 'Subject:');
    const [hover] = await ask<Hover[]>('HoverProvider', document, new Position(16, 55));
    const text = hover?.contents.map((part) => (part instanceof MarkdownString ? part.value : '')).join('');
    assert.match(text ?? '', /mail2026\._domainkey\.example\.com/);

    const editor = window.activeTextEditor;
    if (editor === undefined) throw new Error('No editor is open.');
    editor.selection = new Selection(16, 3, 16, 3);
    await screenshot({ name: 'message-editor', awaits: '.view-line .mtk1' });
    await commands.executeCommand('editor.action.showHover');
    await screenshot({ name: 'message-hover', awaits: '.monaco-hover:not(.hidden) .hover-row' });
    await commands.executeCommand('workbench.action.closeActiveEditor');
  },
};

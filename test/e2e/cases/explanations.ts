import assert from 'node:assert/strict';
import {
  ColorThemeKind,
  ConfigurationTarget,
  commands,
  type Hover,
  type InlayHint,
  MarkdownString,
  Range,
  Selection,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { screenshot } from '../launcher.ts';
import { correctSample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';
import { until } from '../until.ts';

const themes = [
  { name: 'light', setting: 'Default Light Modern', kind: ColorThemeKind.Light },
  { name: 'dark', setting: 'Default Dark Modern', kind: ColorThemeKind.Dark },
];

/** Words that are looked at, each by text that it stands in, and what is said there. */
const WORDS: readonly { readonly at: string; readonly word: string; readonly says: readonly string[] }[] = [
  {
    at: 'IN  SOA ns1',
    word: 'SOA',
    says: ['24 Nov 2026, 1st change', '`hostmaster@example.net`', '2 weeks'],
  },
  {
    at: 'IN  A     192.0.2.1\n',
    word: '192',
    says: ['PTR `1.2.0.192.in-addr.arpa.` points to `ns1.example.net.` ([2.0.192.in-addr.arpa, line'],
  },
  { at: 'www             IN', word: 'www', says: ['`www.example.net.`', 'by `$ORIGIN` in [line 2]'] },
  { at: 'IN  HTTPS 1', word: 'HTTPS', says: ['HTTP/2 over TLS and HTTP/3 over QUIC'] },
];

function placeOf(document: TextDocument, at: string, word: string) {
  const offset = document.getText().indexOf(at);
  assert.ok(offset >= 0, at);
  return document.positionAt(offset + at.indexOf(word) + 1);
}

export const explanations: Case = {
  name: 'words are explained in hovers and hints, in light and dark',
  async run() {
    const document = await openSample(correctSample);
    await findings(document.uri, () => true);
    for (const { at, word, says } of WORDS) {
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, at, word),
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
        .join('\n');
      for (const part of says) assert.ok(text.includes(part), `"${part}" is not in\n${text}`);
    }
    const hints = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new Range(0, 0, document.lineCount, 0),
    );
    assert.deepEqual(
      hints.map(({ label, position }) => `${position.line + 1} ${String(label)}`),
      ['6 24 Nov 2026, 1st change', '36 5 minutes'],
    );
    await pictures(document);
  },
};

async function pictures(document: TextDocument): Promise<void> {
  const editor = await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.closeAuxiliaryBar');
  await commands.executeCommand('workbench.action.closePanel');
  for (const { name, setting, kind } of themes) {
    await workspace.getConfiguration('workbench').update('colorTheme', setting, ConfigurationTarget.Global);
    await until(window.onDidChangeActiveColorTheme, () => window.activeColorTheme.kind === kind || undefined);
    for (const { at, word, says } of WORDS) {
      const place = placeOf(document, at, word);
      editor.selection = new Selection(place, place);
      editor.revealRange(new Range(place, place));
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await commands.executeCommand('editor.action.showHover');
      const [first = ''] = says;
      const shown = first.replace(/`|\(\[.*/g, '').trim();
      await screenshot({
        name: `hover-${word}-${name}`,
        awaits: `.monaco-hover:not(.hidden) .hover-row:has-text("${shown}")`,
      });
      await commands.executeCommand('editor.action.hideHover');
    }
  }
}

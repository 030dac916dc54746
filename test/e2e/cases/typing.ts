import assert from 'node:assert/strict';
import {
  ColorThemeKind,
  type CompletionList,
  ConfigurationTarget,
  commands,
  Position,
  Range,
  Selection,
  type SemanticTokens,
  type SignatureHelp,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { screenshot } from '../launcher.ts';
import { until } from '../until.ts';

const content = `$ORIGIN example.org.
$TTL 1h
@       IN SOA  ns1 hostmaster ( 2026112401 4h 1h 2w 1h )
        IN NS   ns1
        IN MX   10 mail
        IN TXT  "v=spf1 mx ip4:192.0.2.0/24 include:_spf.example.net -all" ; who sends
_dmarc  IN TXT  "v=DMARC1; p=reject; rua=mailto:dmarc@example.org"
k1._domainkey IN TXT ( "v=DKIM1; k=ed25519; "
                "p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" )
ns1     IN A    192.0.2.1
mail    IN AAAA 2001:db8::25
www     IN HTTPS 1 . alpn="h2,h3" ipv6hint=2001:db8::80
@       IN CAA  0 issue "ca.example.net; account=1"

`;

async function typeAtEnd(editor: TextEditor, text: string): Promise<void> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new Selection(end, end);
  await commands.executeCommand('type', { text });
}

export const typing: Case = {
  name: 'what is typed is completed, explained field by field, and coloured by what it is for',
  async run() {
    const document = await workspace.openTextDocument({ language: 'dns-zone', content });
    const editor = await window.showTextDocument(document);
    const last = document.lineCount - 1;
    await typeAtEnd(editor, '@ IN MX ');
    const { uri } = document;
    const at = new Position(last, 8);
    const help = await commands.executeCommand<SignatureHelp>('vscode.executeSignatureHelpProvider', uri, at);
    assert.equal(help.signatures[0]?.label, 'MX <preference> <mail exchange>');
    assert.equal(help.activeParameter, 0);
    await typeAtEnd(editor, '20 ');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new Position(last, 11),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('mail') && labels.includes('ns1') && !labels.includes('www'), labels.join(' '));
    const tokens = await commands.executeCommand<SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      uri,
      new Range(3, 0, 4, 0),
    );
    assert.equal(tokens.data.length / 5, 3 + 4, 'IN NS ns1; IN MX 10 mail');
    for (const [name, setting, kind] of [
      ['light', 'Default Light Modern', ColorThemeKind.Light],
      ['dark', 'Default Dark Modern', ColorThemeKind.Dark],
    ] as const) {
      await workspace.getConfiguration('workbench').update('colorTheme', setting, ConfigurationTarget.Global);
      await until(
        window.onDidChangeActiveColorTheme,
        () => window.activeColorTheme.kind === kind || undefined,
      );
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await commands.executeCommand('editor.action.triggerParameterHints');
      await commands.executeCommand('editor.action.triggerSuggest');
      await screenshot({
        name: `typing-${name}`,
        awaits: '.suggest-widget.visible .monaco-list-row, .parameter-hints-widget.visible',
      });
    }
    await commands.executeCommand('hideSuggestWidget');
  },
};

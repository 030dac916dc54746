import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  ColorThemeKind,
  ConfigurationTarget,
  commands,
  Range,
  Selection,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { screenshot } from '../launcher.ts';
import { until } from '../until.ts';
import { close, inWorkspace, open, writeFile } from '../workspaceFiles.ts';

const name = 'untidy.zone';
const included = 'mail.untidy.zone';

const untidy = `$ORIGIN untidy.example.
$TTL 1h
@ IN SOA ns1 hostmaster 2026112401 4h 1h 2w 1h
 IN NS ns1 ; the first
 IN NS ns.example.net. ; not ours

ns1 A 192.0.2.1
www 1d A 192.0.2.80 ; web
mail A 192.0.2.25
 TXT "v=spf1 a -all"
k1._domainkey TXT ("v=DKIM1; k=ed25519; " 
"p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
`;

const tidy = `$ORIGIN untidy.example.
$TTL 1h
@   IN  SOA ns1 hostmaster (
            2026112401  ; serial
            4h          ; refresh
            1h          ; retry
            2w          ; expire
            1h )        ; minimum
    IN  NS  ns1             ; the first
    IN  NS  ns.example.net. ; not ours

ns1                 A   192.0.2.1
www             1d  A   192.0.2.80  ; web
mail                A   192.0.2.25
                    TXT "v=spf1 a -all"
k1._domainkey       TXT ( "v=DKIM1; k=ed25519; "
                          "p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" )
`;

async function act(document: TextDocument, range: Range, kind: CodeActionKind, title: RegExp): Promise<void> {
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    20,
  );
  const action = actions.find((each) => title.test(each.title));
  assert.ok(action?.edit, `${title} among ${actions.map((each) => each.title).join('; ')}`);
  assert.ok(await workspace.applyEdit(action.edit), action.title);
}

function lineOf(document: TextDocument, start: string): number {
  return document
    .getText()
    .split('\n')
    .findIndex((line) => line.startsWith(start));
}

export const formatting: Case = {
  name: 'a file is formatted, TTLs are lowered for a change, lines are moved to an include',
  async run() {
    const uri = await writeFile(name, untidy);
    const document = await open(uri);
    await commands.executeCommand('editor.action.formatDocument');
    assert.equal(document.getText(), tidy);

    const www = lineOf(document, 'www');
    await act(document, new Range(www, 1, www, 1), CodeActionKind.RefactorRewrite, /^Lower the TTL/);
    assert.equal(document.lineAt(www).text, 'www             300  A   192.0.2.80  ; web ; TTL was 1d');
    await act(document, new Range(www, 1, www, 1), CodeActionKind.RefactorRewrite, /^Restore the TTL/);
    assert.equal(document.getText(), tidy);

    const mail = lineOf(document, 'mail');
    const lines = new Range(mail, 0, mail + 2, 0);
    await act(document, lines, CodeActionKind.RefactorExtract, /\$INCLUDE/);
    const moved = tidy.split('\n').slice(mail, mail + 2);
    const fresh = workspace.textDocuments.find(
      ({ uri }) => uri.toString() === inWorkspace(included).toString(),
    );
    assert.equal(fresh?.getText(), `${moved.join('\n')}\n`);
    assert.equal(fresh?.languageId, 'dns-zone');
    assert.ok(await fresh?.save());
    assert.equal(document.lineAt(mail).text, `$INCLUDE ${included}`);

    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(www, 30, www, 30);
    for (const [theme, setting, kind] of [
      ['light', 'Default Light Modern', ColorThemeKind.Light],
      ['dark', 'Default Dark Modern', ColorThemeKind.Dark],
    ] as const) {
      await workspace.getConfiguration('workbench').update('colorTheme', setting, ConfigurationTarget.Global);
      await until(
        window.onDidChangeActiveColorTheme,
        () => window.activeColorTheme.kind === kind || undefined,
      );
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await commands.executeCommand('editor.action.refactor');
      await screenshot({ name: `refactorings-${theme}`, awaits: '.action-widget .action' });
      await commands.executeCommand('hideCodeActionWidget');
    }
    for (const file of [name, included]) {
      await close(inWorkspace(file));
      await workspace.fs.delete(inWorkspace(file));
    }
  },
};

import assert from 'node:assert/strict';
import {
  type CompletionList,
  commands,
  type Hover,
  Position,
  Selection,
  type TextDocument,
  type TextEdit,
  window,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { firstFix } from '../firstFix.ts';
import { screenshot } from '../launcher.ts';
import { close, open, writeFile } from '../workspaceFiles.ts';

/** What someone has at hand: the answer of dig, and two records from a web page. */
const PASTED = `; what dig says
example.com.  300  IN  TXT  "v=spf1 include:_spf.example.net +all"

_dmarc.example.com TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com; npp=reject"

"v=DKIM1; k=ed25519; "
"p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
`;

const UNKNOWN_TAG = 'dmarc/unknown-tag';

const isUnknownTag = ({ code }: { code?: unknown }) =>
  typeof code === 'object' && code !== null && 'value' in code && code.value === UNKNOWN_TAG;

async function hoverText(document: TextDocument, at: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers
    .flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value)))
    .join();
}

export const checkMailRecord: Case = {
  name: 'records that are pasted into a document for them are checked, explained and fixed',
  async run() {
    await commands.executeCommand('hostmaster.checkMailRecord');
    const editor = window.activeTextEditor;
    assert.ok(editor !== undefined);
    const { document } = editor;
    assert.equal(document.languageId, 'mail-record');
    assert.ok(document.isUntitled);
    await editor.edit((edit) => edit.insert(new Position(0, 0), PASTED));
    const found = await findings(document.uri, (now) => now.some(isUnknownTag));
    const tag = found.find(isUnknownTag);
    assert.equal(tag && document.getText(tag.range), 'npp=reject');
    assert.match(await hoverText(document, new Position(3, 40)), /reject/);
    editor.selection = new Selection(new Position(3, 72), new Position(3, 72));
    await commands.executeCommand('workbench.action.closeAuxiliaryBar');
    await commands.executeCommand('editor.action.showHover');
    await screenshot({ name: 'mail-record', awaits: '.monaco-hover:not(.hidden) .hover-contents' });
    await commands.executeCommand('editor.action.hideHover');
    const { edit } = await firstFix(document, found.filter(isUnknownTag));
    await workspace.applyEdit(edit);
    assert.match(document.lineAt(3).text, /; np=reject"$/);
    await findings(document.uri, (now) => !now.some(isUnknownTag));
    await commands.executeCommand('editor.action.selectAll');
    await commands.executeCommand('hostmaster.checkMailRecord');
    const other = window.activeTextEditor?.document;
    assert.notEqual(other?.uri.toString(), document.uri.toString());
    assert.equal(other?.getText(), document.getText());
  },
};

export const recordsInPrograms: Case = {
  name: 'a file of another language is looked after once it has a mail record, and for that alone',
  async run() {
    const uri = await writeFile('dns.yaml', 'txt:\n  - "x"\n');
    const document = await open(uri);
    assert.equal(document.languageId, 'yaml');
    const editor = window.activeTextEditor;
    await editor?.edit((edit) =>
      edit.insert(new Position(2, 0), "  - 'v=DMARC1; p=reject; rua=mailto:a@example.com; npp=reject'\n"),
    );
    const [found] = (await findings(uri, (now) => now.some(isUnknownTag))).filter(isUnknownTag);
    assert.equal(found && document.getText(found.range), 'npp=reject');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new Position(2, 15),
    );
    assert.ok(
      list.items.some(({ label }) => (typeof label === 'string' ? label : label.label).startsWith('p')),
    );
    const formatted = await commands.executeCommand<TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      uri,
      { tabSize: 2, insertSpaces: true },
    );
    assert.ok(formatted === undefined || formatted.length === 0);
    await editor?.edit((edit) => edit.replace(found?.range ?? editor.selection, 'np=reject'));
    await findings(uri, (now) => !now.some(isUnknownTag));
    await close(uri);
    await workspace.fs.delete(uri);
  },
};

export const mtaStsPolicy: Case = {
  name: 'a policy of MTA-STS is known by its name and checked',
  async run() {
    const uri = await writeFile(
      'mta-sts.txt',
      'version: STSv1\nmode: test\nmx: mail.example.com\nmax_age: 604800\n',
    );
    const document = await open(uri);
    assert.equal(document.languageId, 'mta-sts');
    const [found] = await findings(uri);
    assert.equal(found && document.getText(found.range), 'test');
    await close(uri);
    await workspace.fs.delete(uri);
  },
};

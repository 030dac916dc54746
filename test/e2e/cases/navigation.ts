import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type Location,
  type LocationLink,
  type Position,
  Selection,
  type SymbolInformation,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { screenshot } from '../launcher.ts';
import { correctSample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';

const MAIL = 'include/mail.example.net.zone';
const REVERSE = '2.0.192.in-addr.arpa';

/** Asks as a user's click does. */
async function ask<T>(command: string, uri: Uri, ...more: readonly unknown[]): Promise<T> {
  return commands.executeCommand<T>(`vscode.${command}`, uri, ...more);
}

function placeOf(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(offset + 1);
}

function named(uri: Uri): string {
  return workspace.asRelativePath(uri);
}

export const navigation: Case = {
  name: 'the outline, definitions, references and callers of a zone are found, in included and reverse zones too',
  async run() {
    const document = await openSample(correctSample);
    const { uri } = document;
    await findings(uri, () => true);
    const symbols = await ask<DocumentSymbol[]>('executeDocumentSymbolProvider', uri);
    const apex = symbols.find(({ name }) => name === 'example.net.');
    assert.deepEqual(
      apex?.children.map(({ name }) => name),
      ['SOA', 'NS', 'A', 'AAAA', 'HTTPS', 'CAA'],
    );
    const include = placeOf(document, 'include/mail');
    const [file] = await ask<(Location | LocationLink)[]>('executeDefinitionProvider', uri, include);
    assert.ok(file);
    assert.equal(named('targetUri' in file ? file.targetUri : file.uri), MAIL);
    const links = await ask<DocumentLink[]>('executeLinkProvider', uri);
    assert.ok(links.some(({ target }) => target?.path.endsWith(MAIL)));

    const mail = await openSample(MAIL);
    const host = placeOf(mail, 'mail            IN');
    const references = await ask<Location[]>('executeReferenceProvider', mail.uri, host);
    assert.deepEqual([...new Set(references.map((each) => named(each.uri)))].sort(), [REVERSE, MAIL]);
    const [item] = await ask<CallHierarchyItem[]>('prepareCallHierarchy', mail.uri, host);
    assert.ok(item);
    const callers = await commands.executeCommand<CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      item,
    );
    assert.deepEqual(callers.map(({ from }) => `${from.name} ${from.detail}`).sort(), [
      '25.2.0.192.in-addr.arpa. PTR',
      'example.net. MX',
    ]);
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'mail',
    );
    assert.ok(
      found.some(({ name, location }) => name === 'mail.example.net.' && named(location.uri) === MAIL),
    );

    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(host, host);
    await commands.executeCommand('outline.focus');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await commands.executeCommand('editor.action.referenceSearch.trigger');
    await screenshot({ name: 'references', awaits: '.zone-widget .monaco-list-row' });
    await commands.executeCommand('closeReferenceSearch');
  },
};

export const renameHost: Case = {
  name: 'a rename changes a host in all files, or says why it does not',
  async run() {
    const mail = await openSample(MAIL);
    await findings(mail.uri, () => true);
    const before = mail.getText();
    const host = placeOf(mail, 'mail            IN');
    const renamed = async (name: string) =>
      ask<WorkspaceEdit>('executeDocumentRenameProvider', mail.uri, host, name);
    await assert.rejects(renamed('lab'), /lab\.example\.net\. exists already/);
    const edit = await renamed('post');
    assert.ok(edit instanceof WorkspaceEdit);
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => named(uri))
        .sort(),
      [REVERSE, MAIL],
    );
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(
      mail.getText(),
      before.replace('10 mail', '10 post').replace('mail            IN', 'post            IN'),
    );
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(host, host);
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    // It ends with the input.
    const asking = commands.executeCommand('editor.action.rename');
    await screenshot({ name: 'rename', awaits: '.rename-box' });
    await commands.executeCommand('cancelRenameInput');
    await asking;
    assert.ok(await workspace.applyEdit(await renamed('mail')));
    assert.equal(mail.getText(), before);
    await workspace.saveAll(false);
  },
};

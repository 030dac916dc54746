import assert from 'node:assert/strict';
import {
  type CodeLens,
  ColorThemeKind,
  ConfigurationTarget,
  commands,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { screenshot } from '../launcher.ts';
import { correctSample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';
import { until } from '../until.ts';

const SERIAL = /\b20\d{8}\b/;
const RULE = 'zone/serial-not-bumped';

/** The serial number in a document's text. */
const serialIn = (document: TextDocument) => Number(SERIAL.exec(document.getText())?.[0]);

/** Waits until the document's serial number is another one. */
const untilRaised = (document: TextDocument, before: number) =>
  until(workspace.onDidChangeTextDocument, () => {
    const now = serialIn(document);
    return now === before ? undefined : now;
  });

async function lensesOf(document: TextDocument): Promise<readonly CodeLens[]> {
  return (await commands.executeCommand('vscode.executeCodeLensProvider', document.uri)) ?? [];
}

export const serial: Case = {
  name: 'a serial number that was not raised since the last commit is found, and raised by lens, fix and command',
  async run() {
    const document = await openSample(correctSample);
    await findings(document.uri, (found) => found.length === 0);
    const before = serialIn(document);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\nnew IN TXT "new"\n');
    await workspace.applyEdit(edit);
    const [found] = await findings(document.uri);
    assert.ok(typeof found?.code === 'object' && found.code.value === RULE, String(found?.message));
    assert.equal(document.getText(found.range), String(before));
    await pictures(document);

    const [lens] = await lensesOf(document);
    assert.match(lens?.command?.title ?? '', /^Serial \d+ · .*1st change · Bump to \d+$/);
    const { command = '', arguments: args = [] } = lens?.command ?? {};
    await commands.executeCommand(command, ...args);
    const raised = await untilRaised(document, before);
    await findings(document.uri, (left) => left.length === 0);
    await commands.executeCommand('hostmaster.bumpSerial');
    assert.ok((await untilRaised(document, raised)) > raised);
    await commands.executeCommand('workbench.action.files.revert');
  },
};

async function pictures(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.closeAuxiliaryBar');
  const configuration = workspace.getConfiguration('workbench');
  for (const [name, setting, kind] of [
    ['light', 'Default Light Modern', ColorThemeKind.Light],
    ['dark', 'Default Dark Modern', ColorThemeKind.Dark],
  ] as const) {
    await configuration.update('colorTheme', setting, ConfigurationTarget.Global);
    await until(window.onDidChangeActiveColorTheme, () => window.activeColorTheme.kind === kind || undefined);
    await commands.executeCommand('editor.action.marker.next');
    await screenshot({ name: `serial-${name}`, awaits: '.codelens-decoration:has-text("Bump to")' });
    await commands.executeCommand('closeMarkersNavigation');
  }
}

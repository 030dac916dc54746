import { commands, Position, WorkspaceEdit, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { correctSample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';

export const correctFile: Case = {
  name: 'a correct file has findings only as long as there is a mistake in it',
  async run() {
    const document = await openSample(correctSample);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(document.lineCount, 0), '\nbroken IN A 192.0.2.300\n');
    await workspace.applyEdit(edit);
    await findings(document.uri, (found) => found.length === 1);
    await commands.executeCommand('undo');
    await findings(document.uri, (found) => found.length === 0);
  },
};
